package org.smtpmedic.core.probe.smtp;

import java.util.Objects;

/** One line of what client and server said, fit to be shown: no secret, no invisible character, bounded. */
public record TranscriptLine(Mark mark, String text) {
    public TranscriptLine {
        Objects.requireNonNull(mark);
        Objects.requireNonNull(text);
    }

    /** As {@code -> EHLO [127.0.0.1]}. */
    @Override
    public String toString() {
        return mark.sign + " " + text;
    }

    /** Who said it. */
    public enum Mark {
        SENT("->"),
        RECEIVED("<-"),
        REFUSED("<**");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }
    }
}
