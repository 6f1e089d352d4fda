package org.smtpmedic.server.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.store.AgingData;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.PersonalData;

/** The messages of the local page, in a table of their own beside the core's. */
final class LocalMessages implements AgingData, PersonalData {
    private static final int MOST_AT_ONCE = 500;

    private final Database database;

    /** Makes its table, where it is not there yet. */
    LocalMessages(Database database) {
        this.database = database;
        database.migrate("classpath:db/local", "local_schema_history");
    }

    /** Puts a message into its slot. A slot that is taken keeps its position. Puts nothing where the same is there already. */
    void put(String conversation, String slot, LocalMessage.Kind kind, String author, Instant at, String content) {
        database.inTransaction(connection -> {
            // Numbers become visible in their order, or a page that has seen a later one would miss an earlier one.
            database.lock("local_messages");
            long next = next(connection);
            try (PreparedStatement put = connection.prepareStatement("""
                    INSERT INTO local_messages (conversation, slot, kind, author, at, content, position, changed)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (conversation, slot)
                    DO UPDATE SET content = excluded.content, changed = excluded.changed
                    WHERE local_messages.content <> excluded.content""")) {
                put.setString(1, conversation);
                put.setString(2, slot);
                put.setString(3, kind.name());
                put.setString(4, author);
                put.setLong(5, at.toEpochMilli());
                put.setString(6, content);
                put.setLong(7, next);
                put.setLong(8, next);
                return put.executeUpdate();
            }
        });
    }

    @Override
    public int deleteOlderThan(Instant limit) {
        return database.inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM local_messages WHERE at < ?")) {
                delete.setLong(1, limit.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public int forget(String platform, String personId) {
        if (!platform.equals(LocalChat.NAME)) {
            return 0;
        }
        return database.inTransaction(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM local_messages WHERE author = ?")) {
                delete.setString(1, personId);
                return delete.executeUpdate();
            }
        });
    }

    /** What has changed since then, in the order in which it did; at most some hundred at once. */
    List<LocalMessage> since(String conversation, long changed) {
        return database.inTransaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    SELECT slot, kind, author, at, content, position, changed FROM local_messages
                    WHERE conversation = ? AND changed > ? ORDER BY changed LIMIT ?""")) {
                query.setString(1, conversation);
                query.setLong(2, changed);
                query.setInt(3, MOST_AT_ONCE);
                return read(query);
            }
        });
    }

    /** The conversations that something was said in, the latest first. */
    List<String> conversations() {
        return database.inTransaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT conversation FROM local_messages GROUP BY conversation ORDER BY MAX(changed) DESC LIMIT 50");
                    ResultSet rows = query.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    private static long next(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT COALESCE(MAX(changed), 0) + 1 FROM local_messages");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<LocalMessage> read(PreparedStatement query) throws SQLException {
        List<LocalMessage> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new LocalMessage(
                        rows.getString(1),
                        LocalMessage.Kind.valueOf(rows.getString(2)),
                        rows.getString(3),
                        Instant.ofEpochMilli(rows.getLong(4)),
                        rows.getString(5),
                        rows.getLong(6),
                        rows.getLong(7)));
            }
        }
        return found;
    }
}
