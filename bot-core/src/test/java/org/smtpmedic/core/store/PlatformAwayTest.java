package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.testkit.ShakyPlatform;
import org.smtpmedic.core.testkit.ShakyPlatform.Mood;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** One of two platforms is away for hours: it is hardly asked meanwhile, nothing is lost or doubled, and it is not overrun when it is back. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(300)
class PlatformAwayTest {
    private static final int ROOMS = 30;
    private static final Duration STEP = Duration.ofMinutes(5);
    /** Ten hours. */
    private static final int STEPS = 120;

    private final TestDatabase kind;

    @TempDir
    private Path folder;

    private Workbench bench;
    private ShakyPlatform shaky;
    private List<String> cases;

    PlatformAwayTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        bench = new Workbench(kind.in(folder), false);
        shaky = bench.shaky;
        cases = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            says(ShakyPlatform.room(room));
            cases.add(caseIn(ShakyPlatform.room(room)));
        }
        settle();
        assertThat(shaky.taken()).hasSize(ROOMS);
        cases.forEach(each -> presses(each, new CardAction.RemindIn(each, Duration.ofHours(2))));
        settle();
    }

    @AfterEach
    void stop() {
        shaky.release();
        bench.close();
    }

    @Test
    void after_ten_hours_each_card_comes_in_its_latest_state_and_each_ping_once() {
        shaky.be(Mood.AWAY);
        int before = shaky.calls();
        int shown = shaky.taken().size();
        for (int step = 0; step < STEPS; step++) {
            bench.turn(STEP);
            bench.awaitQuiet();
            if (step % 40 == 0) {
                cases.forEach(each -> presses(each, new CardAction.TickStep(each, "allow-mailbox", true)));
                cases.forEach(each -> presses(each, new CardAction.TickStep(each, "allow-mailbox", false)));
                answeredElsewhere(step);
            }
        }
        cases.forEach(each -> presses(each, new CardAction.TickStep(each, "allow-mailbox", true)));
        bench.awaitQuiet();
        assertThat(shaky.calls() - before)
                .as("one asks in each step, and some before they know of each other")
                .isLessThan(STEPS * 2);
        assertThat(new DeadLetters(bench.database).newest(10)).isEmpty();

        shaky.be(Mood.WELL);
        converges(shown);
    }

    @Test
    void who_asks_for_hours_of_patience_is_left_alone_for_them_and_not_overrun_afterwards() {
        shaky.be(Mood.LIMITING);
        int shown = shaky.taken().size();
        int before = shaky.calls();
        Instant begin = bench.clock.instant();
        while (bench.clock.instant().isBefore(begin.plus(Duration.ofHours(6)))) {
            bench.turn(STEP);
            bench.awaitQuiet();
        }
        answeredElsewhere(0);
        assertThat(shaky.calls() - before)
                .as("once in three hours, and what asked at the same moment")
                .isLessThanOrEqualTo(2 * 12);
        assertThat(new DeadLetters(bench.database).newest(10)).isEmpty();

        shaky.be(Mood.WELL);
        bench.turn(Duration.ofHours(3).minusMinutes(1));
        converges(shown);
    }

    @Test
    void calls_that_hang_do_not_hold_up_the_other_platform() {
        shaky.be(Mood.HANGING);
        int before = shaky.calls();
        bench.turn(Duration.ofHours(2));
        bench.platform.await("calls that hang", () -> shaky.hanging() > 0);
        shaky.release();
        bench.awaitQuiet();
        shaky.be(Mood.AWAY);
        for (int step = 0; step < 12; step++) {
            bench.turn(Duration.ofSeconds(90));
            answeredElsewhere(step);
            bench.awaitQuiet();
        }
        assertThat(shaky.calls() - before)
                .as("threads of a worker, and one a step")
                .isLessThan(12 + 12 * 3);
    }

    /** Second by second until all is out. */
    private void converges(int shown) {
        Instant back = bench.clock.instant();
        int refusedBefore = shaky.refused();
        for (int second = 0; second < 900 && waiting() > 0; second++) {
            bench.turn(Duration.ofSeconds(1));
            bench.awaitQuiet();
        }
        List<String> news = shaky.taken().subList(shown, shaky.taken().size());
        assertThat(news).as("each once").doesNotHaveDuplicates();
        for (String id : cases) {
            assertThat(news.stream().filter(slot -> slot.startsWith("ping:" + id + "-")))
                    .hasSize(1);
            assertThat(news).contains("case:" + id + ":1");
            assertThat(shaky.shown("case:" + id + ":1")).isEqualTo(latest("case:" + id + ":1"));
        }
        assertThat(new DeadLetters(bench.database).newest(10)).isEmpty();
        assertThat(shaky.refused() - refusedBefore).as("calls over the limit").isLessThanOrEqualTo(12);
        assertThat(Duration.between(back, bench.clock.instant())).isLessThan(Duration.ofMinutes(10));
    }

    private String latest(String slot) {
        return bench.database.inTransaction(connection -> {
            try (var query = connection.prepareStatement("SELECT card FROM outbox WHERE slot = ?")) {
                query.setString(1, slot);
                try (var row = query.executeQuery()) {
                    row.next();
                    return Json.read(row.getString(1), org.smtpmedic.core.card.Card.class)
                            .fallback();
                }
            }
        });
    }

    private int waiting() {
        return bench.database.<Integer>inTransaction(connection -> {
            try (var query = connection.createStatement();
                    var row = query.executeQuery("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'deliver'")) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** People go on where the platform is well, and have their card at once. */
    private void answeredElsewhere(int step) {
        var where = new ConversationRef(bench.platform.name(), "elsewhere-" + step);
        says(where);
        bench.awaitCard("case:" + caseIn(where) + ":1", "DIAGNOSED");
    }

    private void says(ConversationRef where) {
        bench.service.handle(new ChatEvent.Said(bench.header(ALEX, where), TENANT_OFF));
    }

    private void presses(String id, CardAction action) {
        bench.presses(SAM, ShakyPlatform.room(cases.indexOf(id)), action, Map.of());
    }

    private String caseIn(ConversationRef where) {
        return bench.database
                .inTransaction(_ -> bench.cases.openIn(where))
                .orElseThrow()
                .id();
    }

    /** Until all is shown; the limit is not what this is about. */
    private void settle() {
        IntStream.range(0, 10).forEach(_ -> {
            bench.turn(Duration.ofSeconds(31));
            bench.awaitQuiet();
        });
    }
}
