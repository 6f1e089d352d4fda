package org.smtpmedic.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scheduler's table, where its library does too little or too much. */
public final class TaskRows {
    private TaskRows() {}

    /**
     * Gives back the tasks that a process was working on when it died. Where other processes work on the database, those may be theirs, and the
     * heartbeats have to tell.
     */
    public static void giveBack(Database database) {
        if (database.isShared()) {
            return;
        }
        database.inTransaction(connection -> {
            try (var release = connection.prepareStatement("UPDATE scheduled_tasks SET picked = ?, picked_by = NULL,"
                    + " last_heartbeat = NULL, version = version + 1 WHERE picked = ?")) {
                release.setBoolean(1, false);
                release.setBoolean(2, true);
                return release.executeUpdate();
            }
        });
    }

    /** What a task was given, whether it is being worked on or not; empty where there is no such task. */
    public static Optional<String> data(Database database, TaskInstanceId task) {
        return database.inTransaction(connection -> {
            try (var read = connection.prepareStatement(
                    "SELECT task_data FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")) {
                read.setString(1, task.getTaskName());
                read.setString(2, task.getId());
                try (var rows = read.executeQuery()) {
                    return rows.next() ? Optional.of(new String(rows.getBytes(1), UTF_8)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Takes a task back; false where there is none to take. One that is just being worked on stays; that it is taken in between is no error,
     * as it is for the library.
     */
    public static boolean cancel(Database database, TaskInstanceId task) {
        return database.inTransaction(connection -> {
            try (var cancel = connection.prepareStatement(
                    "DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ? AND picked = ?")) {
                cancel.setString(1, task.getTaskName());
                cancel.setString(2, task.getId());
                cancel.setBoolean(3, false);
                return cancel.executeUpdate() == 1;
            }
        });
    }

    /** Deletes what waits to be done because of the person, whatever task was given them. Returns how many there were. */
    static int forget(Connection connection, String platform, String personId) throws SQLException {
        List<TaskInstanceId> theirs = new ArrayList<>();
        try (var query = connection.prepareStatement("SELECT task_name, task_instance, task_data FROM scheduled_tasks"
                        + " WHERE LENGTH(task_data) > 0");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var data = new String(rows.getBytes(3), UTF_8);
                if (data.contains("\"platform\":" + Json.write(platform))
                        && data.contains("\"id\":" + Json.write(personId))) {
                    theirs.add(TaskInstanceId.of(rows.getString(1), rows.getString(2)));
                }
            }
        }
        for (TaskInstanceId task : theirs) {
            try (var delete = connection.prepareStatement(
                    "DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")) {
                delete.setString(1, task.getTaskName());
                delete.setString(2, task.getId());
                delete.executeUpdate();
            }
        }
        return theirs.size();
    }
}
