package org.smtpmedic.core.probe;

import java.time.Duration;
import java.util.Objects;

/**
 * How long one attempt may take.
 *
 * @param connect until the TCP connection stands
 * @param total until the result is there, whatever the server does
 */
public record Deadlines(Duration connect, Duration total) {
    public Deadlines {
        Objects.requireNonNull(connect);
        Objects.requireNonNull(total);
    }

    /** 5 s to connect and 30 s in all: Exchange Online may take 20 s over a login. */
    public static Deadlines standard() {
        return new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
