package org.smtpmedic.simulator.smtp;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a client may ask for.
 *
 * @param lineBytes longest command line
 * @param messageBytes largest message
 * @param idle longest silence of a client
 * @param session longest session
 * @param sessions sessions at a time, of all clients
 * @param errors refused commands until the server hangs up
 */
public record Limits(int lineBytes, long messageBytes, Duration idle, Duration session, int sessions, int errors) {
    public Limits {
        Objects.requireNonNull(idle);
        Objects.requireNonNull(session);
    }

    /** Roomy for a person, tight for a flood. */
    public static Limits standard() {
        return new Limits(4_096, 10_000_000, Duration.ofSeconds(60), Duration.ofMinutes(3), 50, 10);
    }
}
