package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;

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

    /** Takes a task back. One that is just being worked on stays; that it is taken in between is no error, as it is for the library. */
    public static void cancel(Database database, TaskInstanceId task) {
        database.inTransaction(connection -> {
            try (var cancel = connection.prepareStatement(
                    "DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ? AND picked = ?")) {
                cancel.setString(1, task.getTaskName());
                cancel.setString(2, task.getId());
                cancel.setBoolean(3, false);
                return cancel.executeUpdate();
            }
        });
    }
}
