package org.smtpmedic.slack.install;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.install.Installation.Renewal;

/** The table of installations. A token leaves it only opened, and enters it only sealed, each for its own workspace and purpose. */
public final class Installations {
    private static final Logger log = LoggerFactory.getLogger(Installations.class);

    private final Database database;
    private final KeyRing keys;

    /** The tables have to be there: they are those of {@link org.smtpmedic.slack.chat.Places}. */
    public Installations(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    /** What is known of a workspace. */
    public sealed interface Found {
        record Here(Installation installation) implements Found {}

        record NotInstalled() implements Found {}

        /** It is there but cannot be opened; {@code reason} is for the operator. */
        record Locked(String reason) implements Found {}
    }

    /** Keeps a new installation, or one that was installed again. */
    public void keep(Installation installation) {
        database.<Integer>inTransaction(connection -> {
            try (var put = connection.prepareStatement("INSERT INTO slack_installations"
                    + " (bot_token, refresh_token, expires_at, team_name, installed_at, team) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (team) DO UPDATE SET bot_token = excluded.bot_token,"
                    + " refresh_token = excluded.refresh_token, expires_at = excluded.expires_at,"
                    + " team_name = excluded.team_name, installed_at = excluded.installed_at, renewing_until = NULL")) {
                bindTokens(put, installation);
                put.setString(4, installation.teamName());
                put.setLong(5, installation.installedAt().toEpochMilli());
                put.setString(6, installation.team());
                return put.executeUpdate();
            }
        });
    }

    /**
     * Takes the right to renew the token of {@code seen} until {@code until}, for whoever asks first. Slack takes a refresh token once.
     *
     * @return whether nobody else has it, and the token is still the one that was seen
     */
    boolean claim(Installation seen, Instant now, Instant until) {
        long expires = seen.renewal().orElseThrow().expiresAt().toEpochMilli();
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE slack_installations SET renewing_until = ? WHERE team = ? AND installed_at = ?"
                            + " AND expires_at = ? AND (renewing_until IS NULL OR renewing_until <= ?)")) {
                update.setLong(1, until.toEpochMilli());
                update.setString(2, seen.team());
                update.setLong(3, seen.installedAt().toEpochMilli());
                update.setLong(4, expires);
                update.setLong(5, now.toEpochMilli());
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Replaces the tokens; nothing happens where the workspace was removed or installed again meanwhile. */
    void renew(Installation installation) {
        database.<Integer>inTransaction(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE slack_installations SET bot_token = ?,"
                            + " refresh_token = ?, expires_at = ?, renewing_until = NULL WHERE installed_at = ? AND team = ?")) {
                bindTokens(update, installation);
                update.setLong(4, installation.installedAt().toEpochMilli());
                update.setString(5, installation.team());
                return update.executeUpdate();
            }
        });
    }

    /** Looks a workspace up. */
    public Found find(String team) {
        return row(team).<Found>map(this::open).orElseGet(Found.NotInstalled::new);
    }

    /**
     * Forgets a workspace that removed the app at {@code when}. News of a removal may come late: what was installed after it stays.
     *
     * @return whether it was there
     */
    public boolean forget(String team, Instant when) {
        return database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement(
                    "DELETE FROM slack_installations WHERE team = ? AND installed_at <= ?")) {
                delete.setString(1, team);
                delete.setLong(2, when.toEpochMilli());
                return delete.executeUpdate() > 0;
            }
        });
    }

    /** Seals everything anew that an old key sealed, and tells the operator of what no key opens. */
    public void rekey() {
        int renewed = 0;
        for (String team : teams()) {
            var row = row(team);
            switch (row.<Found>map(this::open).orElseGet(Found.NotInstalled::new)) {
                case Found.Here(Installation installation) -> {
                    if (!row.map(this::isCurrent).orElse(true)) {
                        renew(installation);
                        renewed++;
                    }
                }
                case Found.Locked(String reason) -> log.error("The workspace {} cannot be served: {}", team, reason);
                case Found.NotInstalled _ -> {}
            }
        }
        if (renewed > 0) {
            log.info("{} installations are sealed with the key {} now", renewed, keys.current());
        }
    }

    private record Row(
            String team,
            String name,
            String botToken,
            Optional<String> refreshToken,
            Instant expiresAt,
            Instant installedAt) {}

    private Found open(Row row) {
        var bot = keys.open(row.botToken(), botContext(row.team()));
        var refresh = row.refreshToken().map(text -> keys.open(text, refreshContext(row.team())));
        if (!(bot instanceof KeyRing.Opened.Plain(String token))) {
            return locked(bot);
        }
        if (refresh.isPresent() && !(refresh.get() instanceof KeyRing.Opened.Plain)) {
            return locked(refresh.get());
        }
        var renewal = refresh.filter(KeyRing.Opened.Plain.class::isInstance)
                .map(KeyRing.Opened.Plain.class::cast)
                .map(plain -> new Renewal(new Token(plain.text()), row.expiresAt()));
        return new Found.Here(new Installation(row.team(), row.name(), new Token(token), renewal, row.installedAt()));
    }

    private static Found locked(KeyRing.Opened opened) {
        return switch (opened) {
            case KeyRing.Opened.UnknownKey(String name) ->
                new Found.Locked(
                        "its token is sealed with the key \"" + name
                                + "\", which slack.encryption-keys does not have. Add that key, or install the app there again");
            case KeyRing.Opened.Tampered _ ->
                new Found.Locked("its token does not open: it was changed in the database, or the key of that name is"
                        + " another one. Put the right key back, or install the app there again");
            case KeyRing.Opened.Plain _ -> throw new IllegalArgumentException("That one opened");
        };
    }

    private boolean isCurrent(Row row) {
        return keys.isCurrent(row.botToken())
                && row.refreshToken().map(keys::isCurrent).orElse(true);
    }

    private void bindTokens(PreparedStatement statement, Installation installation) throws SQLException {
        String team = installation.team();
        statement.setString(1, keys.seal(installation.botToken().reveal(), botContext(team)));
        var renewal = installation.renewal();
        if (renewal.isPresent()) {
            statement.setString(2, keys.seal(renewal.get().refreshToken().reveal(), refreshContext(team)));
            statement.setLong(3, renewal.get().expiresAt().toEpochMilli());
        } else {
            statement.setNull(2, Types.VARCHAR);
            statement.setNull(3, Types.BIGINT);
        }
    }

    private Optional<Row> row(String team) {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement("SELECT team, team_name, bot_token, refresh_token,"
                    + " expires_at, installed_at FROM slack_installations WHERE team = ?")) {
                query.setString(1, team);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(rows)) : Optional.empty();
                }
            }
        });
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    private List<String> teams() {
        return database.inTransaction(connection -> {
            try (var query = connection.prepareStatement("SELECT team FROM slack_installations");
                    var rows = query.executeQuery()) {
                List<String> teams = new ArrayList<>();
                while (rows.next()) {
                    teams.add(rows.getString(1));
                }
                return teams;
            }
        });
    }

    private static String botContext(String team) {
        return team + "|bot";
    }

    private static String refreshContext(String team) {
        return team + "|refresh";
    }
}
