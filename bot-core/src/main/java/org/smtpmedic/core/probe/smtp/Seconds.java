package org.smtpmedic.core.probe.smtp;

import java.time.Duration;

/** A short time in words. */
final class Seconds {
    private Seconds() {}

    static String of(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
