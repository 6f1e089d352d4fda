package org.smtpmedic.core.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database, whichever it is. Every statement of ours runs on both. */
public final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final ScopedValue<Transaction> running = ScopedValue.newInstance();
    private final Engine engine;
    private final HikariDataSource pool;
    private final DataSource joining;
    private volatile boolean refusesChanges;

    private Database(Engine engine, HikariDataSource pool) {
        this.engine = engine;
        this.pool = pool;
        this.joining = new JoiningDataSource(pool, () -> running.isBound() ? running.get().connection : null);
    }

    /** Work inside a transaction. */
    public interface Body<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Opens the embedded database in {@code file}, as {@link #open(DatabaseAddress)} does. */
    public static Database open(Path file) {
        return open(new DatabaseAddress.Embedded(file));
    }

    /**
     * Opens the database, makes an embedded one where there is none, and brings its tables up to date.
     *
     * @throws StoreException if it is damaged, not writable, away, no database of ours, or a newer program's
     */
    public static Database open(DatabaseAddress address) {
        var engine = Engine.of(address);
        var pool = connect(engine);
        try {
            check(engine, pool);
            var database = new Database(engine, pool);
            database.migrate("classpath:db/migration", "schema_history");
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Brings further tables up to date that belong to a part outside the core; each location keeps a history of its own.
     *
     * @throws StoreException if they cannot be
     */
    public void migrate(String location, String historyTable) {
        if (!engine.shared()) {
            // It works with two connections at a time, and the pool has one.
            Migrations.run(pool.getDataSource(), engine.types(), location, historyTable);
            return;
        }
        // Several processes may begin on a new database at once, and the beginning of a history is not safe against
        // that.
        inTransaction(connection -> {
            engine.lock(connection, "migrations");
            Migrations.run(pool, engine.types(), location, historyTable);
            return location;
        });
    }

    /** Whether other processes may work on it at the same time. */
    public boolean isShared() {
        return engine.shared();
    }

    /** Holds back every other transaction that names the same key, in any process, until the running one ends. */
    public void lock(String key) {
        inTransaction(connection -> {
            engine.lock(connection, key);
            return key;
        });
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
            if (running.isBound()) {
                return body.run(running.get().connection);
            }
            return begin(body);
        } catch (SQLException e) {
            var fault = StoreException.of(e);
            note(fault);
            throw fault;
        }
    }

    /** Runs {@code task} once the running transaction has committed, or at once where there is none. */
    public void afterCommit(Runnable task) {
        if (running.isBound()) {
            running.get().afterCommit.add(task);
        } else {
            task.run();
        }
    }

    /** Whether the database answers, and takes changes: where it refused one, a small one is tried. */
    public boolean isAlive() {
        try (var connection = pool.getConnection()) {
            if (!connection.isValid(2)) {
                return false;
            }
        } catch (SQLException _) {
            return false;
        }
        return !refusesChanges || takesChanges();
    }

    /** Says it once, however much is refused until it is mended. */
    private void note(StoreException fault) {
        if (fault.isRefusedChange() && !refusesChanges) {
            refusesChanges = true;
            log.error("{}. Whatever would change it is refused until that is mended", fault.getMessage());
        }
    }

    private boolean takesChanges() {
        try {
            inTransaction(connection -> {
                try (var change = connection.createStatement()) {
                    return change.executeUpdate("UPDATE schema_history SET success = success");
                }
            });
            refusesChanges = false;
            log.info("The database takes changes again");
            return true;
        } catch (StoreException _) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T begin(Body<T> body) throws SQLException {
        var afterCommit = new ArrayList<Runnable>();
        T result;
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            result = commit(connection, new Transaction(connection, afterCommit), body);
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private <T> T commit(Connection connection, Transaction transaction, Body<T> body) throws SQLException {
        try {
            T result = ScopedValue.where(running, transaction).call(() -> body.run(connection));
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /**
     * Rolls back first: switching a connection back to automatic commits would commit the half that was done. After some faults SQLite has rolled back
     * by itself and refuses to do so again; such a connection is not used any more, and the fault that is told is the first one.
     */
    private void rollBack(Connection connection, Throwable fault) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            fault.addSuppressed(e);
            pool.evictConnection(connection);
        }
    }

    private static HikariDataSource connect(Engine engine) {
        try {
            return new HikariDataSource(engine.pool());
        } catch (HikariPool.PoolInitializationException e) {
            throw engine.cannotOpen(e);
        }
    }

    private static void check(Engine engine, DataSource source) {
        try {
            engine.check(source);
        } catch (SQLException e) {
            throw engine.cannotOpen(e);
        }
    }

    private record Transaction(Connection connection, List<Runnable> afterCommit) {}
}
