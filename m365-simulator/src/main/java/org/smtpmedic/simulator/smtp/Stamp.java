package org.smtpmedic.simulator.smtp;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How one session's replies name the server, the time and the session. */
record Stamp(String session, InstantSource clock) {
    static final String FRONT_END = "FR0P281CA0042.outlook.office365.com";
    private static final String SERVER = "FR0P281CA0042.DEUP281.PROD.OUTLOOK.COM";
    private static final String MAILBOX_SERVER = "FR0P281MB0107.DEUP281.PROD.OUTLOOK.COM";
    private static final long TICKS_AT_EPOCH = 621_355_968_000_000_000L;
    private static final DateTimeFormatter BANNER_TIME = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TRAILER_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A session id as Exchange makes it: ticks of 100 ns since the year 1; {@code number} keeps two ids apart. */
    static Stamp of(long number, InstantSource clock) {
        Instant now = clock.instant();
        long ticks = TICKS_AT_EPOCH + now.toEpochMilli() * 10_000 + number % 10_000;
        return new Stamp(String.format(Locale.ROOT, "%016X", ticks), clock);
    }

    String banner() {
        return "220 " + FRONT_END + " Microsoft ESMTP MAIL Service ready at " + BANNER_TIME.format(clock.instant())
                + " [" + session + "]";
    }

    /** Stands behind a refusal. */
    String trailer() {
        return " [" + SERVER + " " + TRAILER_TIME.format(clock.instant()) + " " + session + "]";
    }

    /** Stands behind an answer of the mailbox server. */
    String hostname() {
        return " [Hostname=" + MAILBOX_SERVER + "]";
    }

    String messageId() {
        return "<" + session.toLowerCase(Locale.ROOT) + "@" + MAILBOX_SERVER + ">";
    }
}
