package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.SECURITY_DEFAULTS;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.ELSEWHERE;
import static org.smtpmedic.core.testkit.Workbench.HERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.testkit.Readings;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MainLoopTest {

    private final TestDatabase kind;

    @TempDir
    Path folder;

    private Workbench bench;

    MainLoopTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        bench = new Workbench(kind.in(folder), false);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_error_becomes_a_case_a_wait_a_ping_a_changed_error_and_a_closed_case() {
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        bench.awaitCard("case:" + id + ":1", "DIAGNOSED tenant-off ticks=[]");

        bench.presses(SAM, new CardAction.TickStep(id, "allow-mailbox", true));
        bench.awaitCard("case:" + id + ":1", "WORKING tenant-off ticks=[allow-mailbox]");

        bench.presses(ALEX, new CardAction.RemindMe(id));
        bench.awaitCard("case:" + id + ":1", "WAITING");
        assertThat(bench.openCase().followUps())
                .extracting(FollowUp::dueAt)
                .containsExactly(Instant.parse("2026-11-21T08:15:00Z"));

        bench.turn(Duration.ofMinutes(15));
        bench.platform.await("a ping", () -> !bench.platform.slots("ping:").isEmpty());
        bench.awaitCard("case:" + id + ":1", "DUE");

        bench.says(ALEX, SECURITY_DEFAULTS);
        bench.awaitCard("case:" + id + ":2", "DIAGNOSED security-defaults ticks=[]");
        bench.awaitCard("case:" + id + ":1", "past 1 tenant-off");
        bench.awaitCard(bench.platform.slots("ping:").getFirst(), "answered The error changed");

        bench.presses(SAM, new CardAction.ItWorks(id));
        bench.awaitCard("case:" + id + ":2", "RESOLVED");
        assertThat(bench.cases.history(id))
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .containsExactly("Opened", "StepTicked", "WaitStarted", "Pinged", "ErrorChanged", "Resolved");
    }

    @Test
    void a_snoozed_ping_comes_back_later_and_only_once() {
        var id = waitingCase();
        bench.turn(Duration.ofMinutes(15));
        bench.platform.await(
                "the first ping", () -> bench.platform.slots("ping:").size() == 1);
        var reminder = bench.openCase().followUps().getFirst();

        bench.presses(ALEX, new CardAction.Snooze(reminder.id(), SnoozeFor.ONE_HOUR));
        bench.awaitCard(bench.platform.slots("ping:").getFirst(), "answered Snoozed for an hour");
        bench.turn(Duration.ofMinutes(59));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).hasSize(1);

        bench.turn(Duration.ofMinutes(1));
        bench.platform.await(
                "the second ping", () -> bench.platform.slots("ping:").size() == 2);
        bench.turn(Duration.ofDays(1));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).hasSize(2);
        bench.awaitCard("case:" + id + ":1", "DUE");
    }

    @Test
    void a_clock_finer_than_a_millisecond_loses_no_ping() {
        bench.clock.turn(Duration.ofNanos(456_789));
        waitingCase();
        bench.turn(Duration.ofMinutes(15));
        bench.platform.await("a ping", () -> !bench.platform.slots("ping:").isEmpty());
    }

    @Test
    void a_cancelled_reminder_never_pings() {
        var id = waitingCase();
        bench.presses(
                ALEX,
                new CardAction.CancelReminder(
                        bench.openCase().followUps().getFirst().id()));
        bench.turn(Duration.ofDays(1));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).isEmpty();
        bench.awaitCard("case:" + id + ":1", "WORKING");
    }

    @Test
    void a_second_wait_replaces_the_first() {
        var id = waitingCase();
        bench.presses(SAM, new CardAction.RemindIn(id, Duration.ofHours(1)));
        bench.turn(Duration.ofMinutes(30));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).isEmpty();
        bench.turn(Duration.ofMinutes(30));
        bench.platform.await("the ping", () -> bench.platform.slots("ping:").size() == 1);
        assertThat(bench.openCase().owner()).isEqualTo(SAM);
    }

    @Test
    void what_was_loosened_is_asked_about_again_even_after_the_case_is_closed() {
        bench.says(ALEX, SECURITY_DEFAULTS);
        var id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.TickStep(id, "turn-off-defaults", true));
        var undo = bench.openCase().followUps().getFirst();
        bench.presses(ALEX, new CardAction.ItWorks(id));

        bench.turn(Duration.between(bench.clock.instant(), undo.dueAt()));
        bench.platform.await(
                "the undo ping", () -> bench.platform.slots("ping:").size() == 1);
        bench.awaitCard(bench.platform.slots("ping:").getFirst(), "ping UNDO");

        bench.presses(SAM, new CardAction.SettleUndo(undo.id(), true));
        bench.awaitCard(bench.platform.slots("ping:").getFirst(), "answered Closed again");
    }

    @Test
    void opening_a_loosening_step_again_takes_its_undo_reminder_back() {
        bench.says(ALEX, SECURITY_DEFAULTS);
        var id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.TickStep(id, "turn-off-defaults", true));
        bench.presses(ALEX, new CardAction.TickStep(id, "turn-off-defaults", false));
        assertThat(bench.openCase().followUps()).isEmpty();
        bench.turn(Duration.ofDays(60));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).isEmpty();
    }

    @Test
    void people_who_tick_at_the_same_moment_all_win() throws Exception {
        bench.says(ALEX, SECURITY_DEFAULTS);
        var id = bench.openCase().id();
        var steps = List.of("read-log", "use-oauth", "use-relay", "use-graph", "use-hve", "watch-log", "plan-end");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var presses = steps.stream()
                    .flatMap(step -> Stream.of(ALEX, SAM)
                            .map(person -> people.submit(
                                    () -> bench.presses(person, new CardAction.TickStep(id, step, true)))))
                    .toList();
            for (var press : presses) {
                press.get();
            }
        }
        assertThat(bench.openCase().ticks()).extracting(Case.Tick::stepId).containsExactlyInAnyOrderElementsOf(steps);
        assertThat(bench.cases.history(id)).hasSize(1 + steps.size());
        bench.awaitCard(
                "case:" + id + ":1",
                "WORKING security-defaults ticks=" + steps.stream().sorted().toList());
    }

    @Test
    void errors_at_the_same_moment_open_one_case() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var messages = Stream.of(ALEX, SAM, ALEX, SAM, ALEX, SAM)
                    .map(person -> people.submit(() -> bench.says(person, TENANT_OFF)))
                    .toList();
            for (var message : messages) {
                message.get();
            }
        }
        assertThat(bench.openCase().rounds()).hasSize(6);
    }

    @Test
    void a_redelivered_event_changes_nothing() {
        var event = new ChatEvent.Said(bench.header(ALEX, HERE), TENANT_OFF);
        assertThat(bench.service.handle(event)).isEqualTo(CaseService.Handled.TAKEN);
        assertThat(bench.service.handle(event)).isEqualTo(CaseService.Handled.DUPLICATE);
        assertThat(bench.openCase().rounds()).hasSize(1);
    }

    @Test
    void the_same_error_again_keeps_the_ticks_and_says_so() {
        var id = waitingCase();
        bench.says(ALEX, TENANT_OFF);
        bench.awaitCard("case:" + id + ":2", "WAITING tenant-off ticks=[allow-mailbox]");
        assertThat(bench.cases.history(id).getLast().event()).isInstanceOf(CaseEvent.SameErrorAgain.class);
    }

    @Test
    void a_case_of_another_room_cannot_be_touched() {
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        bench.presses(SAM, ELSEWHERE, new CardAction.ItWorks(id), Map.of());
        bench.platform.await("an answer", () -> !bench.platform.slots("notice:").isEmpty());
        assertThat(bench.openCase().state()).isEqualTo(CaseState.DIAGNOSED);
    }

    @Test
    void clicks_on_what_is_gone_get_an_answer_and_change_nothing() {
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        var stale = List.of(
                new CardAction.ItWorks("no-such-case"),
                new CardAction.TickStep(id, "turn-off-defaults", true),
                new CardAction.Snooze(id + "-nope", SnoozeFor.ONE_HOUR),
                new CardAction.CancelReminder("'; DROP TABLE cases; --"));
        stale.forEach(action -> bench.presses(SAM, action));
        bench.platform.await(
                "four answers", () -> bench.platform.slots("notice:").size() == stale.size());
        assertThat(bench.openCase().state()).isEqualTo(CaseState.DIAGNOSED);
        assertThat(bench.cases.history(id)).hasSize(1);

        bench.presses(ALEX, new CardAction.ItWorks(id));
        bench.presses(ALEX, new CardAction.TickStep(id, "allow-mailbox", true));
        bench.platform.await(
                "a word about the closed case",
                () -> bench.platform.slots("notice:").stream().anyMatch(slot -> slot.endsWith("AlreadyClosed")));
    }

    @Test
    void a_closed_case_can_be_opened_again() {
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.GiveUp(id));
        bench.presses(SAM, new CardAction.Reopen(id));
        assertThat(bench.openCase().owner()).isEqualTo(SAM);
    }

    @Test
    void a_secret_is_named_and_not_kept() {
        bench.says(ALEX, Readings.SECRET);
        bench.platform.await(
                "a warning",
                () -> bench.platform.slots("notice:").stream().anyMatch(slot -> slot.endsWith("SecretSeen")));
        assertThat(bench.openCase().current().finding().toString()).doesNotContain("Hunter2");
    }

    @Test
    void a_password_typed_behind_the_command_is_refused_and_starts_no_test() {
        bench.close();
        bench = new Workbench(kind.in(folder.resolve("testing")), true);
        bench.commands(ALEX, "scanner@contoso.com password=Hunter2!");
        bench.says(ALEX, "password=Hunter2!");
        bench.platform.await(
                "two warnings", () -> bench.platform.slots("notice:").size() == 2);
        assertThat(bench.platform.slots("notice:")).allMatch(slot -> slot.endsWith("SecretSeen"));
        assertThat(bench.cases.openIn(HERE)).isEmpty();
    }

    @Test
    void text_without_an_error_and_empty_text_get_a_friendly_word() {
        Stream.of("", "   ", "good morning").forEach(text -> bench.says(ALEX, text));
        bench.platform.await(
                "three words", () -> bench.platform.slots("notice:").size() == 3);
        assertThat(bench.cases.openIn(HERE)).isEmpty();
    }

    @Test
    void a_delivery_that_fails_is_tried_again_with_the_latest_state() {
        bench.platform.answerNextWith(new Delivery.TryAgain(Duration.ofSeconds(30), "busy"));
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.TickStep(id, "allow-mailbox", true));
        bench.platform.await("another try", () -> {
            bench.turn(Duration.ofMinutes(1));
            return !bench.platform.slots().isEmpty();
        });
        bench.awaitCard("case:" + id + ":1", "WORKING");
        bench.awaitQuiet();
        assertThat(bench.platform.deliveries()).containsOnlyOnce("case:" + id + ":1");
    }

    @Test
    void patience_that_a_platform_asks_for_again_and_again_does_not_grow() {
        for (int i = 0; i < 5; i++) {
            bench.platform.answerNextWith(new Delivery.Patience(Duration.ofSeconds(30)));
        }
        bench.says(ALEX, TENANT_OFF);
        for (int i = 0; i < 5; i++) {
            bench.awaitQuiet();
            assertThat(bench.platform.deliveries()).isEmpty();
            bench.turn(Duration.ofSeconds(30));
        }
        bench.awaitCard("case:" + bench.openCase().id() + ":1", "DIAGNOSED");
    }

    @Test
    void with_a_test_configured_the_bot_looks_for_itself_before_it_pings() {
        bench.close();
        bench = new Workbench(kind.in(folder.resolve("testing")), true);
        var id = waitingCase();
        bench.nextTest = Optional.of(new AttemptResult.Refused(SECURITY_DEFAULTS));
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard("case:" + id + ":2", "DUE security-defaults");
        bench.platform.await("the ping", () -> bench.platform.slots("ping:").size() == 1);

        bench.nextTest = Optional.of(new AttemptResult.Accepted("250 2.0.0 OK"));
        bench.presses(ALEX, new CardAction.Retest(id));
        bench.awaitCard("case:" + id + ":3", "WORKING ? ");
        assertThat(bench.openCase().current().finding().verdict()).isEqualTo(Finding.Verdict.WORKS);
    }

    private String waitingCase() {
        bench.says(ALEX, TENANT_OFF);
        var id = bench.openCase().id();
        bench.presses(ALEX, new CardAction.TickStep(id, "allow-mailbox", true));
        bench.presses(ALEX, new CardAction.RemindMe(id));
        return id;
    }
}
