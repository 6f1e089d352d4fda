package org.smtpmedic.server.time;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;

/**
 * A clock for the demo on which a minute passes in a given number of real milliseconds. It is written down beside the database, so that
 * a program that is started again goes on in the same time and no reminder jumps.
 */
public final class ScaledClock implements InstantSource {
    /** The shortest and the longest real time that a minute may take, in milliseconds. */
    public static final long FASTEST = 10;

    public static final long REAL = 60_000;

    private final InstantSource real;
    private final Path file;
    private volatile Anchor anchor;

    private ScaledClock(InstantSource real, Path file, Anchor anchor) {
        this.real = real;
        this.file = file;
        this.anchor = anchor;
    }

    /**
     * The clock of {@code file}, at the given speed; a new one, which begins at the real time, where there is no such file.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     * @throws IllegalArgumentException if the file holds something else, or the speed is out of bounds
     */
    public static ScaledClock open(InstantSource real, Path file, long minuteMillis) {
        Anchor start = read(file)
                .map(stored -> stored.atSpeed(real.instant(), checked(minuteMillis)))
                .orElseGet(() -> Anchor.now(real, checked(minuteMillis)));
        var clock = new ScaledClock(real, file, start);
        clock.write();
        return clock;
    }

    @Override
    public Instant instant() {
        return anchor.at(real.instant());
    }

    /** Real milliseconds in which a minute passes. */
    public long minuteMillis() {
        return anchor.minuteMillis();
    }

    /** Jumps ahead: what would be due in between is due now. */
    public synchronized void skip(Duration ahead) {
        anchor = anchor.later(real.instant(), ahead);
        write();
    }

    private static long checked(long minuteMillis) {
        if (minuteMillis < FASTEST || minuteMillis > REAL) {
            throw new IllegalArgumentException(
                    "A minute may take from " + FASTEST + " to " + REAL + " milliseconds, not " + minuteMillis);
        }
        return minuteMillis;
    }

    private void write() {
        var properties = new Properties();
        Anchor written = anchor;
        properties.setProperty("real", written.real().toString());
        properties.setProperty("scaled", written.scaled().toString());
        properties.setProperty("minuteMillis", Long.toString(written.minuteMillis()));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var out = Files.newBufferedWriter(draft)) {
                properties.store(out, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Anchor> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return Optional.of(new Anchor(
                    Instant.parse(properties.getProperty("real", "")),
                    Instant.parse(properties.getProperty("scaled", "")),
                    Long.parseLong(properties.getProperty("minuteMillis", ""))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DateTimeException | IllegalArgumentException e) {
            // Not a moment, not a number, or not even a properties file.
            throw new IllegalArgumentException(file + " is no clock file", e);
        }
    }
}
