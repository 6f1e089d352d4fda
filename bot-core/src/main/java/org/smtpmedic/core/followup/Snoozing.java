package org.smtpmedic.core.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.smtpmedic.core.card.CardAction.SnoozeFor;

/** Until when a snoozed reminder sleeps. */
public final class Snoozing {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private Snoozing() {}

    /** "Tomorrow morning" is nine o'clock on the next day of the person's own calendar, whatever daylight saving does in between. */
    public static Instant until(Instant now, ZoneId zone, SnoozeFor howLong) {
        return switch (howLong) {
            case FIFTEEN_MINUTES -> now.plus(Duration.ofMinutes(15));
            case ONE_HOUR -> now.plus(Duration.ofHours(1));
            case TOMORROW_MORNING ->
                now.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant();
        };
    }
}
