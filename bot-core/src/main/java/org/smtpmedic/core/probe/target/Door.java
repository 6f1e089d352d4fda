package org.smtpmedic.core.probe.target;

import java.util.Arrays;
import java.util.Optional;

/** The three ways into a mail server. */
public enum Door {
    /** Mail of logged-in people and devices (RFC 6409). */
    SUBMISSION(587),
    /** Mail between servers (RFC 5321). */
    RELAY(25),
    /** As {@link #SUBMISSION}, with TLS from the first byte (RFC 8314). */
    IMPLICIT_TLS(465);

    private final int port;

    Door(int port) {
        this.port = port;
    }

    /** The port by which the world knows this door. */
    public int port() {
        return port;
    }

    static Optional<Door> of(int port) {
        return Arrays.stream(values()).filter(door -> door.port == port).findFirst();
    }
}
