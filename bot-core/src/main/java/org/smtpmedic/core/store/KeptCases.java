package org.smtpmedic.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the core keeps: cases with their history and cards, tests, events that were seen or wait, letters. */
public final class KeptCases implements AgingData, PersonalData {
    private static final int AT_ONCE = 500;
    /** A reminder that is still to come keeps its case. */
    private static final String OLD =
            "SELECT id FROM cases WHERE changed_at < ? AND NOT EXISTS (SELECT 1 FROM scheduled_tasks"
                    + " WHERE task_name = 'follow-up' AND task_instance LIKE cases.id || '@%') LIMIT " + AT_ONCE;

    private final Database database;

    public KeptCases(Database database) {
        this.database = database;
    }

    @Override
    public int deleteOlderThan(Instant limit) {
        return database.inTransaction(connection -> {
            long before = limit.toEpochMilli();
            List<String> old = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(OLD)) {
                query.setLong(1, before);
                addTexts(query, old);
            }
            for (String id : old) {
                deleteCase(connection, id);
            }
            // Cards of cases went with them; what is left here are notices, and cards of tests.
            return old.size()
                    + delete(connection, "DELETE FROM outbox WHERE changed_at < ? AND case_id IS NULL", before)
                    + delete(connection, "DELETE FROM path_runs WHERE at < ?", before)
                    + delete(connection, "DELETE FROM retests WHERE changed_at < ? AND due_at IS NULL", before)
                    + delete(connection, "DELETE FROM seen_events WHERE at < ?", before)
                    + delete(connection, "DELETE FROM dead_letters WHERE died_at < ?", before);
        });
    }

    @Override
    public int forget(String platform, String personId) {
        return database.inTransaction(connection -> {
            Set<String> own = new LinkedHashSet<>();
            Set<String> others = new LinkedHashSet<>();
            takePart(connection, platform, personId, own, others);
            for (String id : own) {
                deleteCase(connection, id);
            }
            var eraser = new PersonEraser(personId);
            for (String id : others) {
                rewrite(connection, "cases", "document", "id = ?", id, eraser::withoutPerson);
                rewrite(connection, "case_events", "document", "case_id = ?", id, eraser::withoutPerson);
                rewrite(connection, "outbox", "card", "case_id = ?", id, eraser::withoutNames);
            }
            String quoted = "\"" + personId + "\"";
            return own.size()
                    + others.size()
                    + delete(connection, "DELETE FROM outbox WHERE platform = ? AND " + holds("card"), platform, quoted)
                    + delete(
                            connection,
                            "DELETE FROM retests WHERE platform = ? AND " + holds("document"),
                            platform,
                            quoted)
                    + TaskRows.forget(connection, platform, personId)
                    + delete(connection, "DELETE FROM dead_letters WHERE " + holds("task_data"), quoted);
        });
    }

    /** Cases that the person opened or looks after, and those that others did. */
    private static void takePart(
            Connection connection, String platform, String personId, Set<String> own, Set<String> others)
            throws SQLException {
        String named = "\"id\":\"" + personId + "\"";
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, owner_id, document FROM cases WHERE platform = ?"
                        + " AND (" + holds("document") + " OR id IN"
                        + " (SELECT case_id FROM case_events WHERE " + holds("document") + "))")) {
            query.setString(1, platform);
            query.setString(2, named);
            query.setString(3, named);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    boolean isOwn = personId.equals(rows.getString(2))
                            || Json.text(rows.getString(3), "/opener/id").equals(personId);
                    (isOwn ? own : others).add(rows.getString(1));
                }
            }
        }
    }

    private static void deleteCase(Connection connection, String id) throws SQLException {
        delete(connection, "DELETE FROM case_events WHERE case_id = ?", id);
        delete(connection, "DELETE FROM outbox WHERE case_id = ?", id);
        delete(
                connection,
                "DELETE FROM scheduled_tasks WHERE task_name = 'follow-up' AND task_instance LIKE ?",
                id + "@%");
        delete(connection, "DELETE FROM cases WHERE id = ?", id);
    }

    /** LIKE would have wildcards, and takes capitals for small letters in one of the databases. */
    private static String holds(String column) {
        return "REPLACE(" + column + ", ?, '') <> " + column;
    }

    private interface Change {
        String of(String json);
    }

    private static void rewrite(
            Connection connection, String table, String column, String where, String value, Change change)
            throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + column + " FROM " + table + " WHERE " + where)) {
            query.setString(1, value);
            addTexts(query, found);
        }
        for (String json : found) {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE " + table + " SET " + column + " = ? WHERE " + where + " AND " + column + " = ?")) {
                update.setString(1, change.of(json));
                update.setString(2, value);
                update.setString(3, json);
                update.executeUpdate();
            }
        }
    }

    private static void addTexts(PreparedStatement query, java.util.Collection<String> to) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                to.add(rows.getString(1));
            }
        }
    }

    private static int delete(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                delete.setObject(i + 1, values[i]);
            }
            return delete.executeUpdate();
        }
    }
}
