package org.smtpmedic.slack.chat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.PersonalData;

/** Where conversations really are, who asked in them, and where the bot reads along. */
public final class Places implements PersonalData {
    /** Stands among the testers for people who were forgotten; Slack gives nobody this id. */
    static final String NOBODY = "";

    private final Database database;

    /** Brings the tables up to date. */
    public Places(Database database) {
        this.database = database;
        database.migrate("classpath:db/slack", "slack_schema_history");
    }

    /** The message that a conversation hangs on. */
    record Root(String channel, String ts) {}

    Optional<Root> rootOf(Address address) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement("SELECT channel, ts FROM slack_roots WHERE address = ?")) {
                query.setString(1, address.toString());
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(new Root(row.getString(1), row.getString(2))) : Optional.empty();
                }
            }
        });
    }

    /** The conversation whose first message this is; empty where it is none of ours. */
    public Optional<Address> conversationAt(String channel, String ts) {
        return text("SELECT address FROM slack_roots WHERE channel = ? AND ts = ?", channel, ts)
                .flatMap(Address::parse);
    }

    /** The conversation moves, or begins, under the message {@code root}. */
    void root(Address address, Root root) {
        write(
                "INSERT INTO slack_roots (address, channel, ts) VALUES (?, ?, ?)"
                        + " ON CONFLICT (address) DO UPDATE SET channel = excluded.channel, ts = excluded.ts",
                address.toString(),
                root.channel(),
                root.ts());
    }

    /** Remembers who spoke to the bot. */
    public void asked(Address address, String person) {
        write(
                "INSERT INTO slack_askers (address, person) VALUES (?, ?)"
                        + " ON CONFLICT (address) DO UPDATE SET person = excluded.person",
                address.toString(),
                person);
    }

    @Override
    public int forget(String platform, String personId) {
        if (!platform.equals(Address.PLATFORM)) {
            return 0;
        }
        return database.inTransaction(_ -> {
            // Where the last tester is forgotten, not everybody may test from then on.
            write(
                    "INSERT INTO slack_testers (team, person) SELECT team, ? FROM slack_testers WHERE person = ?"
                            + " ON CONFLICT (team, person) DO NOTHING",
                    NOBODY,
                    personId);
            return write("DELETE FROM slack_askers WHERE person = ?", personId)
                    + write("DELETE FROM slack_testers WHERE person = ?", personId);
        });
    }

    Optional<String> askerIn(Address address) {
        return text("SELECT person FROM slack_askers WHERE address = ?", address.toString());
    }

    /** Whether the bot reads along in the channel. */
    public boolean listens(String team, String channel) {
        return text("SELECT channel FROM slack_listening WHERE team = ? AND channel = ?", team, channel)
                .isPresent();
    }

    /** The channels of the workspace in which the bot reads along. */
    public Set<String> listening(String team) {
        return ids("SELECT channel FROM slack_listening WHERE team = ?", team);
    }

    /** From now on, the bot reads along in exactly these channels of the workspace. */
    public void listenIn(String team, Set<String> channels) {
        database.inTransaction(_ -> {
            write("DELETE FROM slack_listening WHERE team = ?", team);
            channels.forEach(channel -> write(
                    "INSERT INTO slack_listening (team, channel) VALUES (?, ?) ON CONFLICT (team, channel) DO NOTHING",
                    team,
                    channel));
            return channels;
        });
    }

    /** Who may have something tested in the workspace; nobody stands for everybody. */
    public Set<String> testers(String team) {
        return ids("SELECT person FROM slack_testers WHERE team = ?", team);
    }

    /** From now on, exactly these people may have something tested in the workspace. */
    public void letTest(String team, Set<String> people) {
        database.inTransaction(_ -> {
            write("DELETE FROM slack_testers WHERE team = ?", team);
            people.forEach(person -> write("INSERT INTO slack_testers (team, person) VALUES (?, ?)", team, person));
            return people;
        });
    }

    private Set<String> ids(String sql, String team) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, team);
                Set<String> ids = new HashSet<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            }
        });
    }

    private Optional<String> text(String sql, String... arguments) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                bind(query, arguments);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private int write(String sql, String... arguments) {
        return database.<Integer>inTransaction(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, arguments);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(java.sql.PreparedStatement statement, String... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setString(i + 1, arguments[i]);
        }
    }
}
