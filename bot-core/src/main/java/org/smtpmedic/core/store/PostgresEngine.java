package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL server. Whoever waits for it is told soon that it is away, so that a chat platform delivers its event again. */
record PostgresEngine(DatabaseAddress.PostgreSql server) implements Engine {

    private static final int CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String CONNECT_SECONDS = "3";
    /** The longest that a statement may be silent: longer than any lock is held, shorter than a person waits. */
    private static final String SOCKET_SECONDS = "20";

    @Override
    public HikariConfig pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        server.password().ifPresent(config::setPassword);
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("loginTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "smtp-medic");
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("smtp-medic");
        return config;
    }

    /** A database in another encoding would refuse what people write. */
    @Override
    public void check(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW server_encoding")) {
            if (!rows.next() || !rows.getString(1).equals("UTF8")) {
                throw new StoreException("The PostgreSQL database must have the encoding UTF8", new SQLException());
            }
        }
    }

    @Override
    public Map<String, String> types() {
        return Map.of("blob", "BYTEA", "timestamp", "TIMESTAMP WITH TIME ZONE");
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void lock(Connection connection, String key) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key);
            lock.execute();
        }
    }

    @Override
    public StoreException cannotOpen(Exception cause) {
        return new StoreException(
                "The PostgreSQL database of database.url cannot be opened. The server is away, the database is not there, "
                        + "or the login is refused.",
                cause);
    }
}
