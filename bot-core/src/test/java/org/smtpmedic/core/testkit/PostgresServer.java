package org.smtpmedic.core.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.smtpmedic.core.store.DatabaseAddress;

/** A real PostgreSQL server of the tests, one per JVM; it goes when the JVM does. */
public final class PostgresServer {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    private static final class Holder {
        private static final PostgresServer SERVER = start();
    }

    /** The one that all tests share. */
    public static PostgresServer running() {
        return Holder.SERVER;
    }

    /** One of its own, for a test that stops it. */
    public static PostgresServer start() {
        try {
            // It is never killed itself, so it need not wait for the disk; everything else is as on a server that is
            // somebody's.
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database that belongs to the folder, made where it is not there yet. */
    public DatabaseAddress.PostgreSql database(Path folder) {
        String name = "t"
                + UUID.nameUUIDFromBytes(folder.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        if (made.add(name)) {
            // In the order of a language, as most servers have it: a comparison that needs the order of the bytes shows
            // here.
            execute("CREATE DATABASE " + name
                    + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        }
        return through(port(), name);
    }

    /** The same database by another port, which leads to the server in some other way. */
    public static DatabaseAddress.PostgreSql through(int port, DatabaseAddress.PostgreSql database) {
        return through(port, database.url().substring(database.url().lastIndexOf('/') + 1));
    }

    private static DatabaseAddress.PostgreSql through(int port, String name) {
        return new DatabaseAddress.PostgreSql(
                DatabaseAddress.PostgreSql.PREFIX + "localhost:" + port + "/" + name, USER, Optional.empty());
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(USER, USER));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
