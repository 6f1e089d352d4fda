package org.smtpmedic.server.story;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** What a program has to do, seen from outside in its embedded database. */
public final class Worklist {
    /** What is done while the clock leaps looks as if its process were dead, so nothing may be about to begin either. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String url;
    private final InstantSource clock;

    /** {@code clock} is the program's. */
    public Worklist(Path database, InstantSource clock) {
        this.url = "jdbc:sqlite:" + database;
        this.clock = clock;
    }

    /** Waits until everything that is due by now was done. */
    public void awaitDone() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (due() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + due() + " tasks");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int due() {
        try (var connection = DriverManager.getConnection(url);
                var query = connection.prepareStatement(
                        "SELECT COUNT(*) FROM scheduled_tasks WHERE picked OR execution_time <= ?")) {
            query.setTimestamp(1, Timestamp.from(clock.instant().plus(MARGIN)));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
