package org.smtpmedic.simulator.journal;

import java.util.Objects;

/** One line of a session, as it may be shown: bounded, without control characters and secrets. */
public record Line(Speaker speaker, String text) {
    public Line {
        Objects.requireNonNull(speaker);
        Objects.requireNonNull(text);
    }

    /** Who said it. */
    public enum Speaker {
        CLIENT,
        SERVER
    }
}
