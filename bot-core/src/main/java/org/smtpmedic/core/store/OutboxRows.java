package org.smtpmedic.core.store;

import java.sql.SQLException;
import java.util.Optional;
import org.smtpmedic.core.chat.ConversationRef;

/** The outbox's table. */
final class OutboxRows {

    private final Database database;

    OutboxRows(Database database) {
        this.database = database;
    }

    record Row(ConversationRef conversation, String slot, String card, long revision, Optional<String> messageId) {
        String id() {
            return OutboxRows.id(conversation, slot);
        }
    }

    static String id(ConversationRef conversation, String slot) {
        return conversation + "|" + slot;
    }

    /** Replaces the slot's card. */
    void put(ConversationRef conversation, String slot, String card) {
        database.inTransaction(connection -> {
            try (var put = connection.prepareStatement(
                    "INSERT INTO outbox (id, platform, address, slot, card, revision, delivered_revision, attempts)"
                            + " VALUES (?, ?, ?, ?, ?, 1, 0, 0)"
                            + " ON CONFLICT (id) DO UPDATE SET card = excluded.card, revision = outbox.revision + 1, attempts = 0,"
                            + " dead_reason = NULL")) {
                put.setString(1, id(conversation, slot));
                put.setString(2, conversation.platform());
                put.setString(3, conversation.address());
                put.setString(4, slot);
                put.setString(5, card);
                return put.executeUpdate();
            }
        });
    }

    /** The slot's row if its latest state has not been delivered. */
    Optional<Row> undelivered(String id) {
        return database.inTransaction(connection -> {
            try (var query =
                    connection.prepareStatement("SELECT platform, address, slot, card, revision, message_id FROM outbox"
                            + " WHERE id = ? AND delivered_revision < revision AND dead_reason IS NULL")) {
                query.setString(1, id);
                try (var row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Row(
                                    new ConversationRef(row.getString(1), row.getString(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    Optional.ofNullable(row.getString(6))))
                            : Optional.empty();
                }
            }
        });
    }

    /** Whether nothing is left to be delivered. Holds the row until the running transaction ends. */
    boolean isSettled(String id) {
        return database.inTransaction(connection -> {
            try (var hold = connection.prepareStatement("UPDATE outbox SET attempts = attempts WHERE id = ?"
                    + " RETURNING delivered_revision < revision AND dead_reason IS NULL")) {
                hold.setString(1, id);
                try (var row = hold.executeQuery()) {
                    return !row.next() || !row.getBoolean(1);
                }
            }
        });
    }

    /** The latest card of the slot that a message shows. */
    Optional<String> card(ConversationRef conversation, String messageId) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT card FROM outbox WHERE platform = ? AND address = ? AND message_id = ?")) {
                query.setString(1, conversation.platform());
                query.setString(2, conversation.address());
                query.setString(3, messageId);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    void delivered(Row row, String messageId) {
        update(
                "UPDATE outbox SET delivered_revision = " + row.revision()
                        + ", attempts = 0, message_id = ? WHERE id = ?",
                messageId,
                row);
    }

    void dead(Row row, String reason) {
        update("UPDATE outbox SET dead_reason = ? WHERE id = ?", reason, row);
    }

    /** Counts a delivery that did not work; returns how many there were since the card last changed. */
    int failed(Row row) {
        return database.inTransaction(connection -> {
            try (var count = connection.prepareStatement(
                    "UPDATE outbox SET attempts = attempts + 1 WHERE id = ? RETURNING attempts")) {
                count.setString(1, row.id());
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private void update(String sql, String value, Row row) {
        database.<Integer>inTransaction(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                update.setString(1, value);
                update.setString(2, row.id());
                return update.executeUpdate();
            } catch (SQLException e) {
                throw new StoreException("The outbox cannot be updated", e);
            }
        });
    }
}
