package org.smtpmedic.teams.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.PersonalData;

/** The adapter's own tables, beside the core's and in the same transactions. */
public final class AddressBook implements PersonalData {
    private final Database database;

    /** Makes its tables, where they are not there yet. */
    public AddressBook(Database database) {
        this.database = database;
        database.migrate("classpath:db/teams", "teams_schema_history");
    }

    /**
     * Notes what an activity tells about its conversation. Somebody talks there, so the bot may write there again; and where one thread is
     * served from another place now, so are the others of the room.
     */
    public void seen(KnownConversation conversation) {
        Address address = conversation.address();
        database.inTransaction(_ -> {
            execute(
                    """
                    INSERT INTO teams_conversations
                        (address, room, team, is_personal, service_url, tenant_id, bot_id, last_person, is_closed, detour)
                    VALUES (?, ?, ?, ? = 'true', ?, ?, ?, ?, FALSE, NULL)
                    ON CONFLICT (address) DO UPDATE SET team = excluded.team, tenant_id = excluded.tenant_id,
                        bot_id = excluded.bot_id, last_person = excluded.last_person
                    """,
                    address.text(),
                    address.room(),
                    conversation.team(),
                    String.valueOf(conversation.isPersonal()),
                    conversation.serviceUrl(),
                    conversation.tenantId(),
                    conversation.botId(),
                    conversation.lastPerson());
            return execute(
                    "UPDATE teams_conversations SET service_url = ?, is_closed = FALSE, detour = NULL WHERE room = ?",
                    conversation.serviceUrl(),
                    address.room());
        });
    }

    @Override
    public int forget(String platform, String personId) {
        if (!platform.equals(Address.PLATFORM)) {
            return 0;
        }
        return database.inTransaction(_ -> execute("DELETE FROM teams_people WHERE id = ?", personId)
                + execute("UPDATE teams_conversations SET last_person = '' WHERE last_person = ?", personId));
    }

    /** Notes that nothing will be taken there until somebody talks to the bot again. */
    public void closed(Address address) {
        execute("UPDATE teams_conversations SET is_closed = TRUE WHERE address = ?", address.text());
    }

    /** The bot was removed from a chat, or from a whole team where {@code team} is not empty. */
    public void removed(String room, String team) {
        execute("UPDATE teams_conversations SET is_closed = TRUE WHERE room = ?", room);
        if (!team.isEmpty()) {
            execute("UPDATE teams_conversations SET is_closed = TRUE WHERE team = ?", team);
        }
    }

    /** What is said to a closed conversation goes to {@code personalChat} from now on. */
    public void detour(Address address, String personalChat) {
        execute("UPDATE teams_conversations SET detour = ? WHERE address = ?", personalChat, address.text());
    }

    public Optional<KnownConversation> find(Address address) {
        return database.inTransaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT team, is_personal, service_url, tenant_id, bot_id, last_person, is_closed, detour FROM teams_conversations"
                            + " WHERE address = ?")) {
                query.setString(1, address.text());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(known(address, rows)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Notes what an activity tells about a person. What it does not tell stays as it was.
     *
     * @param channelId the person as the channel calls them
     */
    public void person(
            String id, String tenantId, String channelId, Optional<ZoneId> zone, Optional<String> personalChat) {
        @Nullable String known = zone.map(ZoneId::getId).orElse(null);
        execute("""
                INSERT INTO teams_people (id, tenant_id, channel_id, zone, personal_chat)
                VALUES (?, ?, ?, COALESCE(?, 'Z'), ?)
                ON CONFLICT (id, tenant_id) DO UPDATE SET channel_id = excluded.channel_id,
                    zone = COALESCE(?, teams_people.zone),
                    personal_chat = COALESCE(excluded.personal_chat, teams_people.personal_chat)
                """, id, tenantId, channelId, known, personalChat.orElse(null), known);
    }

    /** What the channel calls the person; their id where they never spoke. */
    public String channelId(String id, String tenantId) {
        return column("channel_id", id, tenantId).orElse(id);
    }

    /** The person's zone as last seen; UTC for somebody who was never seen with one. */
    public ZoneId zone(String id, String tenantId) {
        try {
            return ZoneId.of(column("zone", id, tenantId).orElse("Z"));
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    public Optional<String> personalChat(String id, String tenantId) {
        return column("personal_chat", id, tenantId);
    }

    /** Notes that a message stands for another conversation: a click on it counts there. */
    public void standsFor(String conversationId, String messageId, Address address) {
        execute(
                "INSERT INTO teams_detoured_messages (conversation_id, message_id, address) VALUES (?, ?, ?)"
                        + " ON CONFLICT (conversation_id, message_id) DO UPDATE SET address = excluded.address",
                conversationId,
                messageId,
                address.text());
    }

    /** The conversation that a message stands for; empty where that is the one it is in. */
    public Optional<Address> stoodFor(String conversationId, String messageId) {
        return text(
                        "SELECT address FROM teams_detoured_messages WHERE conversation_id = ? AND message_id = ?",
                        conversationId,
                        messageId)
                .map(Address::parse);
    }

    private static KnownConversation known(Address address, ResultSet rows) throws SQLException {
        return new KnownConversation(
                address,
                rows.getString(1),
                rows.getBoolean(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getBoolean(7),
                Optional.ofNullable(rows.getString(8)));
    }

    private Optional<String> column(String column, String id, String tenantId) {
        return text("SELECT " + column + " FROM teams_people WHERE id = ? AND tenant_id = ?", id, tenantId);
    }

    private Optional<String> text(String sql, String first, String second) {
        return database.inTransaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, first);
                query.setString(2, second);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private int execute(String sql, @Nullable String... values) {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}
