package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database. Commits are durable (write-ahead log, {@code synchronous=FULL}); a transaction takes the write lock at once, so it
 * can wait but never fail half-way.
 */
record SqliteEngine(Path file) implements Engine {

    private static final int CONNECTIONS = 8;
    private static final int BUSY_MILLIS = 20_000;

    @Override
    public HikariConfig pool() {
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        sqlite.enforceForeignKeys(true);
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("smtp-medic");
        return config;
    }

    /** Finds damage at the start, where somebody reads the message, and not in the middle of a case. */
    @Override
    public void check(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!rows.next() || !rows.getString(1).equals("ok")) {
                throw new SQLException("quick_check");
            }
        }
    }

    @Override
    public Map<String, String> types() {
        return Map.of("blob", "BLOB", "timestamp", "TIMESTAMP");
    }

    @Override
    public boolean shared() {
        return false;
    }

    /** Every transaction holds back every other already. */
    @Override
    public void lock(Connection connection, String key) {
        // Nothing to be done.
    }

    @Override
    public StoreException cannotOpen(Exception cause) {
        return new StoreException(
                "The database file " + file + " cannot be opened. It is damaged, not writable, or no SQLite database. "
                        + "Restore it from a backup, or move it away to start with an empty one.",
                cause);
    }
}
