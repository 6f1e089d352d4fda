package org.smtpmedic.core.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.card.CardAction.SnoozeFor;

/** Snoozes where clocks are changed. The rules of the zones are those of the JDK's tzdata. */
class SnoozingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an ordinary day,                          Europe/Berlin,       2026-11-21T08:00:00Z, 2026-11-22T08:00:00Z",
        "the night loses an hour,                  Europe/Berlin,       2027-03-27T20:00:00Z, 2027-03-28T07:00:00Z",
        "the night gains an hour,                  Europe/Berlin,       2026-10-24T20:00:00Z, 2026-10-25T08:00:00Z",
        "in the hour that comes twice the first,   Europe/Berlin,       2026-10-25T00:30:00Z, 2026-10-26T08:00:00Z",
        "in the hour that comes twice the second,  Europe/Berlin,       2026-10-25T01:30:00Z, 2026-10-26T08:00:00Z",
        "New York loses an hour,                   America/New_York,    2027-03-13T22:00:00Z, 2027-03-14T13:00:00Z",
        "New York gains an hour,                   America/New_York,    2026-10-31T22:00:00Z, 2026-11-01T14:00:00Z",
        "half an hour is lost,                     Australia/Lord_Howe, 2026-10-03T02:00:00Z, 2026-10-03T22:00:00Z",
        "half an hour is gained,                   Australia/Lord_Howe, 2027-04-03T02:00:00Z, 2027-04-03T22:30:00Z",
        "tomorrow has no midnight,                 America/Santiago,    2026-09-05T20:00:00Z, 2026-09-06T12:00:00Z",
        "three quarters of an hour beside,         Asia/Kathmandu,      2026-11-21T08:00:00Z, 2026-11-22T03:15:00Z",
        "UTC is still at the day before,           Pacific/Kiritimati,  2026-11-21T11:00:00Z, 2026-11-22T19:00:00Z",
        "just before midnight,                     Asia/Tokyo,          2026-11-21T14:59:59Z, 2026-11-22T00:00:00Z",
        "just after midnight,                      Asia/Tokyo,          2026-11-21T15:00:00Z, 2026-11-23T00:00:00Z",
        "tomorrow does not exist,                  Pacific/Apia,        2011-12-29T20:00:00Z, 2011-12-30T19:00:00Z",
        "a year ends,                              Europe/Berlin,       2026-12-31T12:00:00Z, 2027-01-01T08:00:00Z",
    })
    void tomorrow_morning_is_nine_o_clock_there(String what, ZoneId zone, Instant now, Instant morning) {
        Instant until = Snoozing.until(now, zone, SnoozeFor.TOMORROW_MORNING);
        assertThat(until).as(what).isEqualTo(morning).isAfter(now);
        assertThat(until.atZone(zone).toLocalTime()).hasToString("09:00");
    }

    @ParameterizedTest
    @CsvSource({"2027-03-28T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-11-21T08:00:00Z"})
    void an_hour_and_a_quarter_of_one_are_that_long_whatever_the_clocks_on_the_wall_do(Instant now) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        assertThat(Snoozing.until(now, zone, SnoozeFor.ONE_HOUR)).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(Snoozing.until(now, zone, SnoozeFor.FIFTEEN_MINUTES)).isEqualTo(now.plus(Duration.ofMinutes(15)));
    }
}
