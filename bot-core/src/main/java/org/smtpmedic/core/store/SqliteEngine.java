package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The embedded database. Commits are durable (write-ahead log, {@code synchronous=FULL}); a transaction takes the write lock at once, so it
 * can wait but never fail half-way.
 */
record SqliteEngine(Path file) implements Engine {

    /**
     * As many as can work at the same time. Whoever waits for the one waits in Java and leaves its carrier thread to others; two connections would wait for
     * each other inside SQLite, and requests that wait there can take every carrier from the one that could go on and commit.
     */
    private static final int CONNECTIONS = 1;
    /** For other programs at the same file. */
    private static final int BUSY_MILLIS = 20_000;
    /** Enough for some hundred MB on most disks. */
    private static final Duration CHECK = Duration.ofMillis(200);

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

    /**
     * Finds a file that is cut short, overwritten or something else at the start, where somebody reads the message: reads a way through each table, and
     * for a moment everything. {@link DamageWatch} reads the rest of a large file while the program runs, so that a start takes as long with a million
     * cases as with some thousands.
     */
    @Override
    public void check(DataSource source) throws SQLException {
        long end = System.nanoTime() + CHECK.toNanos();
        try (var connection = source.getConnection()) {
            for (String table : tables(connection)) {
                try (var way = connection.prepareStatement("SELECT * FROM \"" + table + "\" LIMIT 1")) {
                    way.executeQuery().close();
                }
            }
            var sqlite = connection.unwrap(SQLiteConnection.class);
            if (QuickCheck.of(sqlite, () -> System.nanoTime() < end) == QuickCheck.DAMAGED) {
                throw new SQLException("quick_check");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
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
        if (isDiskFull(cause)) {
            return new StoreException(
                    "The disk that holds the database file " + file + " is full. Make room, and start again.", cause);
        }
        return new StoreException(
                "The database file " + file + " cannot be opened. It is damaged, not writable, or no SQLite database. "
                        + "Restore it from a backup, or move it away to start with an empty one.",
                cause);
    }

    private static boolean isDiskFull(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(e -> StoreException.kindOf(e) == SQLiteErrorCode.SQLITE_FULL);
    }
}
