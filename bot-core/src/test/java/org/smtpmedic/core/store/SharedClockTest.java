package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.testkit.TestDatabase;

class SharedClockTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {-240, 0, 180, 86_400})
    void a_clock_that_is_wrong_is_put_right_by_the_server_s(long secondsAhead) {
        var own = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(secondsAhead));
        try (var database = Database.open(TestDatabase.POSTGRESQL.in(folder));
                var clock = SharedClock.start(database, own)) {
            assertThat(clock.instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }

    @Test
    void while_the_server_is_away_the_clock_runs_on() {
        var database = Database.open(TestDatabase.POSTGRESQL.in(folder));
        try (var clock = SharedClock.start(database, InstantSource.system())) {
            database.close();
            assertThat(clock.instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }
}
