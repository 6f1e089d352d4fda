package org.smtpmedic.server.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A moment at which two clocks were seen together, and how fast the second runs from there.
 *
 * @param minuteMillis real milliseconds in which a minute passes on the scaled clock
 */
record Anchor(Instant real, Instant scaled, long minuteMillis) {
    private static final long MINUTE = 60_000;

    static Anchor now(InstantSource real, long minuteMillis) {
        return new Anchor(real.instant(), real.instant(), minuteMillis);
    }

    Instant at(Instant realNow) {
        long elapsed = Math.max(0, realNow.toEpochMilli() - real.toEpochMilli());
        return scaled.plusMillis(elapsed * MINUTE / minuteMillis);
    }

    /** The same two clocks, from {@code realNow} on at another speed. */
    Anchor atSpeed(Instant realNow, long otherMinuteMillis) {
        return new Anchor(realNow, at(realNow), otherMinuteMillis);
    }

    Anchor later(Instant realNow, Duration ahead) {
        return new Anchor(realNow, at(realNow).plus(ahead), minuteMillis);
    }
}
