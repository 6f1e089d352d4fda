package org.smtpmedic.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The time of the database server, so that all processes agree when something is due and whose heartbeat is old, whatever their own clocks
 * say. It is the own clock with a correction, which is measured anew every few seconds.
 */
public final class SharedClock implements InstantSource, AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Database database;
    private final InstantSource own;
    private final ScheduledExecutorService measuring = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("shared-clock").factory());
    private volatile Duration correction;

    private SharedClock(Database database, InstantSource own) {
        this.database = database;
        this.own = own;
        this.correction = measured();
    }

    /**
     * Starts measuring.
     *
     * @throws StoreException if the database is away
     */
    public static SharedClock start(Database database, InstantSource own) {
        var clock = new SharedClock(database, own);
        ScheduledFuture<?> _ = clock.measuring.scheduleWithFixedDelay(
                clock::measure, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return clock;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(correction);
    }

    @Override
    public void close() {
        measuring.shutdownNow();
    }

    private void measure() {
        try {
            correction = measured();
        } catch (StoreException _) {
            // The database is away; the last correction is the best there is.
        }
    }

    /** The answer was given between asking and hearing; half-way is the best guess. */
    private Duration measured() {
        var asked = own.instant();
        var theirs = database.<Instant>inTransaction(connection -> {
            try (var query = connection.prepareStatement("SELECT clock_timestamp()");
                    var row = query.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        });
        var heard = own.instant();
        return Duration.between(asked.plus(Duration.between(asked, heard).dividedBy(2)), theirs);
    }
}
