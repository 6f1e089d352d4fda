package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one SQLite file. Commits are durable (write-ahead log, {@code synchronous=FULL}); a write transaction takes the
 * write lock at once, so it can wait but never fail half-way.
 */
public final class Database implements AutoCloseable {

    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();
    private static final int CONNECTIONS = 8;
    private static final int BUSY_MILLIS = 20_000;

    private final HikariDataSource pool;
    private final DataSource joining;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.joining = new JoiningDataSource(pool, () -> CURRENT.isBound() ? CURRENT.get().connection : null);
    }

    /** Work inside a transaction. */
    public interface Body<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Opens the file, makes it where there is none, and brings its tables up to date.
     *
     * @throws StoreException if the file is damaged, not writable, or no database
     */
    public static Database open(Path file) {
        try {
            var pool = new HikariDataSource(pool(file));
            migrate(pool, "classpath:db/migration", "schema_history");
            return new Database(pool);
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new StoreException(
                    "The database file " + file
                            + " cannot be opened. It is damaged, not writable, or no SQLite database. "
                            + "Restore it from a backup, or move it away to start with an empty one.",
                    e);
        }
    }

    /** Brings further tables up to date that belong to a part outside the core; each location keeps a history of its own. */
    public void migrate(String location, String historyTable) {
        migrate(pool, location, historyTable);
    }

    /** Connections that join the running transaction of {@link #inTransaction}, where there is one. */
    public DataSource dataSource() {
        return joining;
    }

    /**
     * Runs {@code body} in a transaction and commits; an exception rolls back. Inside another transaction it joins that one.
     *
     * @throws StoreException if the database fails
     */
    public <T> T inTransaction(Body<T> body) {
        try {
            if (CURRENT.isBound()) {
                return body.run(CURRENT.get().connection);
            }
            return begin(body);
        } catch (SQLException e) {
            throw new StoreException("The database refused a statement: " + e.getErrorCode(), e);
        }
    }

    /** Runs {@code task} once the running transaction has committed, or at once where there is none. */
    public void afterCommit(Runnable task) {
        if (CURRENT.isBound()) {
            CURRENT.get().afterCommit.add(task);
        } else {
            task.run();
        }
    }

    /** Whether the database answers. */
    public boolean isAlive() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T begin(Body<T> body) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            var transaction = new Transaction(connection, new ArrayList<>());
            try {
                T result = ScopedValue.where(CURRENT, transaction).call(() -> body.run(connection));
                connection.commit();
                transaction.afterCommit.forEach(Runnable::run);
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static HikariConfig pool(Path file) {
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

    private static void migrate(DataSource source, String location, String historyTable) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations(location)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("blob", "BLOB", "timestamp", "TIMESTAMP"))
                .load()
                .migrate();
    }

    private record Transaction(Connection connection, List<Runnable> afterCommit) {}
}
