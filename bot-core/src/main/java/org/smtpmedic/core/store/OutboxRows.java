package org.smtpmedic.core.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.followup.FollowUp;

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

    /** Slots of cases and of pings lead with what they show: {@code case:K7QF2:1}, {@code ping:K7QF2-3:1763712000000}. */
    private static Optional<String> caseOf(String slot) {
        String[] parts = slot.split(":", 3);
        return switch (parts[0]) {
            case "case" -> Optional.of(parts[1]);
            case "ping" -> Optional.of(FollowUp.caseIdOf(parts[1]));
            default -> Optional.empty();
        };
    }

    /** Replaces the slot's card. */
    void put(ConversationRef conversation, String slot, String card, Instant now) {
        database.inTransaction(connection -> {
            try (var put = connection.prepareStatement(
                    "INSERT INTO outbox (id, platform, address, slot, card, changed_at, case_id, revision, delivered_revision, attempts)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, 0)"
                            + " ON CONFLICT (id) DO UPDATE SET card = excluded.card, revision = outbox.revision + 1, attempts = 0,"
                            + " dead_reason = NULL, changed_at = excluded.changed_at")) {
                put.setString(1, id(conversation, slot));
                put.setString(2, conversation.platform());
                put.setString(3, conversation.address());
                put.setString(4, slot);
                put.setString(5, card);
                put.setLong(6, now.toEpochMilli());
                put.setString(7, caseOf(slot).orElse(null));
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

    /** Lets a dead row be delivered again. */
    void revive(String id) {
        database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("UPDATE outbox SET dead_reason = NULL WHERE id = ?")) {
                update.setString(1, id);
                return update.executeUpdate();
            }
        });
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
