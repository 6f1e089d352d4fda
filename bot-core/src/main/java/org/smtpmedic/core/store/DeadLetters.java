package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that failed every time: seen, tried once more, or dropped by an operator. */
public final class DeadLetters {
    private static final String COLUMNS =
            "SELECT task_name, task_instance, task_data, reason, tries, died_at FROM dead_letters";

    private final Database database;

    public DeadLetters(Database database) {
        this.database = database;
    }

    /** Keeps a letter; the same piece of work lies here once. */
    public void bury(DeadLetter letter) {
        database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO dead_letters"
                    + " (id, task_name, task_instance, task_data, reason, tries, died_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (id) DO UPDATE SET task_data = excluded.task_data, reason = excluded.reason,"
                    + " tries = excluded.tries, died_at = excluded.died_at")) {
                insert.setString(1, letter.id());
                insert.setString(2, letter.task());
                insert.setString(3, letter.instance());
                insert.setString(4, letter.data().orElse(null));
                insert.setString(5, letter.reason());
                insert.setInt(6, letter.tries());
                insert.setLong(7, letter.diedAt().toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    /** The newest first. */
    public List<DeadLetter> newest(int atMost) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(COLUMNS + " ORDER BY died_at DESC, id LIMIT " + atMost);
                    var rows = query.executeQuery()) {
                var letters = new ArrayList<DeadLetter>();
                while (rows.next()) {
                    letters.add(read(rows));
                }
                return letters;
            }
        });
    }

    /** Has the work done once more, with all its tries; the letter is gone with that. Empty where there is no such letter. */
    public Optional<DeadLetter> retry(String id, SchedulerClient scheduler, Instant now) {
        return database.inTransaction(_ -> {
            var letter = take(id);
            letter.ifPresent(each -> {
                if (each.task().equals(Outbox.TASK)) {
                    new OutboxRows(database).revive(each.instance());
                }
                scheduler.scheduleIfNotExists(
                        TaskDescriptor.of(each.task(), String.class)
                                .instance(each.instance())
                                .data(each.data().orElse(""))
                                .build(),
                        now);
            });
            return letter;
        });
    }

    /** Throws the letter away. Empty where there is no such letter. */
    public Optional<DeadLetter> drop(String id) {
        return database.inTransaction(_ -> take(id));
    }

    private Optional<DeadLetter> take(String id) {
        return database.inTransaction(connection -> {
            Optional<DeadLetter> letter;
            try (var query = connection.prepareStatement(COLUMNS + " WHERE id = ?")) {
                query.setString(1, id);
                try (var rows = query.executeQuery()) {
                    letter = rows.next() ? Optional.of(read(rows)) : Optional.empty();
                }
            }
            try (var delete = connection.prepareStatement("DELETE FROM dead_letters WHERE id = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
            return letter;
        });
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                row.getString(4),
                row.getInt(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
