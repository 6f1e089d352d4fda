package org.smtpmedic.core.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Reads the whole file of an embedded database for damage, once, while the program works with it. Takes half of the time of one thread, so that the
 * disk is there for others.
 */
public final class DamageWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DamageWatch.class);
    private final Path file;
    private final Thread reading;
    private volatile boolean isClosed;
    private volatile boolean isDamaged;

    private DamageWatch(Path file) {
        this.file = file;
        // SQLite's calls hold their thread: a virtual one would hold a carrier.
        this.reading = Thread.ofPlatform().daemon().name("damage-watch").unstarted(this::read);
    }

    /** Begins to read; returns at once. */
    public static DamageWatch start(Path file) {
        var watch = new DamageWatch(file);
        watch.reading.start();
        return watch;
    }

    /** Whether damage was found. It stays so until the program is started on another file. */
    public boolean isDamaged() {
        return isDamaged;
    }

    /** Whether everything was read. */
    boolean isDone() {
        return !reading.isAlive();
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(reading);
        try {
            reading.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = config.createConnection("jdbc:sqlite:" + file)) {
            isDamaged = QuickCheck.of(connection, new HalfTime()) == QuickCheck.DAMAGED;
        } catch (SQLException e) {
            log.warn("The database file was not read through for damage: {}", e.getMessage());
        }
        if (isDamaged) {
            log.error(
                    "The database file {} is damaged. Stop the program, and restore the latest backup; what is not damaged goes on until then",
                    file);
        }
    }

    /** Pauses for as long as it has read. */
    private final class HalfTime implements BooleanSupplier {
        private long since = System.nanoTime();

        @Override
        public boolean getAsBoolean() {
            if (!isClosed) {
                LockSupport.parkNanos(System.nanoTime() - since);
            }
            since = System.nanoTime();
            return !isClosed;
        }
    }
}
