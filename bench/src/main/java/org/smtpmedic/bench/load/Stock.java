package org.smtpmedic.bench.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.store.Database;

/** Fills a database with copies of one real case. */
final class Stock {
    private static final int IN_ONE_COMMIT = 500;

    private final Database database;
    private final String id;

    /** {@code id}: the case to copy. */
    Stock(Database database, String id) {
        this.database = database;
        this.id = id;
    }

    /** Copies of the case with its history and card; {@code state} is what the column says, open or closed. */
    void cases(String prefix, int count, String state) {
        for (int from = 0; from < count; from += IN_ONE_COMMIT) {
            int first = from;
            int last = Math.min(count, from + IN_ONE_COMMIT);
            database.inTransaction(connection -> {
                copy(connection, prefix, first, last, state);
                return last;
            });
        }
    }

    private void copy(Connection connection, String prefix, int first, int last, String state) throws SQLException {
        String document =
                text(connection, "SELECT document FROM cases WHERE id = ?").getFirst();
        List<String> history = text(connection, "SELECT document FROM case_events WHERE case_id = ? ORDER BY seq");
        String card =
                text(connection, "SELECT card FROM outbox WHERE case_id = ?").getFirst();
        try (PreparedStatement cases = connection.prepareStatement(
                        "INSERT INTO cases (id, platform, address, state, owner_id, opened_at, changed_at, version, document)"
                                + " VALUES (?, 'load', ?, ?, 'alex', ?, ?, 1, ?)");
                PreparedStatement events = connection.prepareStatement(
                        "INSERT INTO case_events (case_id, seq, at, document) VALUES (?, ?, 0, ?)");
                PreparedStatement cards = connection.prepareStatement(
                        "INSERT INTO outbox (id, platform, address, slot, card, revision, delivered_revision, attempts, changed_at,"
                                + " case_id) VALUES (?, 'load', ?, ?, ?, 1, 1, 0, ?, ?)")) {
            long now = Instant.now().toEpochMilli();
            for (int i = first; i < last; i++) {
                String copy = prefix + i;
                String address = "room-" + copy;
                set(cases, copy, address, state, now, now, document.replace(id, copy));
                for (int seq = 0; seq < history.size(); seq++) {
                    set(events, copy, seq + 1, history.get(seq).replace(id, copy));
                }
                String slot = "case:" + copy + ":1";
                set(cards, "load:" + address + "|" + slot, address, slot, card.replace(id, copy), now, copy);
            }
            cases.executeBatch();
            events.executeBatch();
            cards.executeBatch();
        }
    }

    /** Reminders of copies, for some day far away. */
    void reminders(String prefix, int cases, int count) {
        Instant far = Instant.now().plus(Duration.ofDays(30));
        database.inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO scheduled_tasks"
                            + " (task_name, task_instance, execution_time, picked, version) VALUES ('follow-up', ?, ?, ?, 1)")) {
                for (int i = 0; i < count; i++) {
                    String copy = prefix + (i % cases);
                    Instant due = far.plusSeconds(i);
                    set(insert, copy + "@" + copy + "-" + i + "@" + due.toEpochMilli(), Timestamp.from(due), false);
                }
                return insert.executeBatch().length;
            }
        });
    }

    private List<String> text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            List<String> found = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
