package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.store.DeadLetters;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** The system's clock is put forward or back while a reminder of fifteen minutes waits: it pings once, and not before its time. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class ClockJumpTest {
    private static final Duration REMINDER = Duration.ofMinutes(15);

    private final TestDatabase kind;

    @TempDir
    private Path folder;

    private Workbench bench;
    private Instant due;

    ClockJumpTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        bench = new Workbench(kind.in(folder), false);
        bench.says(ALEX, TENANT_OFF);
        due = bench.clock.instant().plus(REMINDER);
        bench.presses(ALEX, new CardAction.RemindMe(bench.openCase().id()));
        bench.awaitQuiet();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "back by an hour at once,                 -PT1H",
        "back by a day at once,                   -PT24H",
        "back by an hour shortly before,          PT14M -PT1H",
        "forward past it,                         PT10H",
        "forward past it and back again,          PT10H -PT10H",
        "past it and back and past it again,      PT16M -PT1H PT2H",
        "back and forth around it,                PT14M -PT10M PT14M -PT10M PT14M -PT1H PT1H",
        "back and far forward,                    -PT3H PT30H",
    })
    void one_reminder_pings_once_and_not_before_its_time(String what, String jumps) {
        Stream.of(jumps.split(" ")).map(Duration::parse).forEach(this::jump);
        while (bench.clock.instant().isBefore(due)) {
            jump(Duration.ofMinutes(30));
        }
        jump(Duration.ofHours(1));
        assertThat(bench.platform.deliveries().stream().filter(slot -> slot.startsWith("ping:")))
                .as(what)
                .hasSize(1);
        assertThat(new DeadLetters(bench.database).newest(10)).isEmpty();
    }

    @Test
    void a_snooze_after_the_clock_went_back_sleeps_as_long_as_it_says() {
        jump(REMINDER);
        assertThat(pings()).hasSize(1);
        bench.clock.turn(Duration.ofHours(-1));
        bench.presses(
                ALEX,
                new CardAction.Snooze(bench.openCase().followUps().getFirst().id(), SnoozeFor.FIFTEEN_MINUTES));
        bench.awaitQuiet();
        jump(Duration.ofMinutes(14));
        assertThat(pings()).hasSize(1);
        jump(Duration.ofMinutes(1));
        assertThat(pings()).hasSize(2);
        jump(Duration.ofHours(1));
        assertThat(pings()).hasSize(2);
    }

    @Test
    void a_card_that_waited_for_a_platform_is_not_lost_when_the_clock_goes_back() {
        bench.platform.answerNextWith(new org.smtpmedic.core.chat.Delivery.TryAgain(Duration.ofSeconds(30), "busy"));
        String id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.TickStep(id, "allow-mailbox", true));
        bench.awaitQuiet();
        jump(Duration.ofHours(-1));
        jump(Duration.ofMinutes(61));
        assertThat(bench.platform.card("case:" + id + ":1").fallback()).contains("allow-mailbox");
    }

    /** Nothing may go out early: checked after each jump. */
    private void jump(Duration by) {
        boolean before = pings().isEmpty();
        bench.turn(by);
        bench.awaitQuiet();
        bench.turn(Duration.ZERO);
        bench.awaitQuiet();
        if (before && bench.clock.instant().isBefore(due)) {
            assertThat(pings()).as("at %s", bench.clock.instant()).isEmpty();
        }
    }

    private List<String> pings() {
        return bench.platform.slots("ping:");
    }
}
