package org.smtpmedic.server.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.testkit.SettableClock;

class ScaledClockTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private final SettableClock real = new SettableClock(START);

    @ParameterizedTest
    @CsvSource({"60000, PT1S", "1000, PT1M", "10, PT1H40M"})
    void a_real_second_is_as_long_as_the_speed_says(long minuteMillis, Duration passed) {
        ScaledClock clock = open(minuteMillis);
        real.turn(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plus(passed));
    }

    @Test
    void a_new_clock_begins_at_the_real_time() {
        assertThat(open(1000).instant()).isEqualTo(START);
    }

    @Test
    void a_clock_that_is_opened_again_goes_on_where_it_would_be() {
        open(1000);
        real.turn(Duration.ofSeconds(90));
        assertThat(open(1000).instant()).isEqualTo(START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void another_speed_changes_what_comes_and_not_what_was() {
        open(1000);
        real.turn(Duration.ofSeconds(10));
        ScaledClock slower = open(60_000);
        assertThat(slower.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        real.turn(Duration.ofSeconds(10));
        assertThat(slower.instant())
                .isEqualTo(START.plus(Duration.ofMinutes(10)).plusSeconds(10));
    }

    @Test
    void a_skip_is_remembered() {
        open(60_000).skip(Duration.ofHours(1));
        assertThat(open(60_000).instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void a_real_clock_that_is_set_back_does_not_turn_it_back() {
        ScaledClock clock = open(1000);
        real.turn(Duration.ofMinutes(-5));
        assertThat(clock.instant()).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 9, 60_001, Long.MAX_VALUE})
    void a_speed_out_of_bounds_is_refused(long minuteMillis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(minuteMillis))
                .withMessageContaining("from 10 to 60000 milliseconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "real=2026-11-21T08:00:00Z",
                "real=x\nscaled=y\nminuteMillis=z",
                "real=2026-11-21T08\\:00\\:00Z\nscaled=2026-11-21T08\\:00\\:00Z\nminuteMillis=soon",
                "real=\\u00zz",
            })
    void a_file_that_holds_something_else_is_refused(String content) throws IOException {
        Files.writeString(file(), content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(1000))
                .withMessageContaining(file() + " is no clock file");
    }

    private ScaledClock open(long minuteMillis) {
        return ScaledClock.open(real, file(), minuteMillis);
    }

    private Path file() {
        return folder.resolve("clock.properties");
    }
}
