package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.SECURITY_DEFAULTS;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.ELSEWHERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** "Retest by itself", from the button to the end, with a scripted tester. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class SelfRetestTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private final AtomicInteger looks = new AtomicInteger();
    private Workbench bench;

    SelfRetestTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        bench = new Workbench(kind.in(folder), true);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_same_answer_moves_the_one_card_and_disturbs_nobody() {
        begin(refusing(TENANT_OFF));
        bench.awaitCard(standing(), "retesting 0 2026-11-21T08:15:00Z");
        int said = bench.platform.slots().size();

        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing(), "retesting 1 2026-11-21T08:30:00Z");
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing(), "retesting 2 2026-11-21T09:00:00Z");
        bench.awaitQuiet();
        assertThat(bench.platform.slots()).hasSize(said);
        assertThat(bench.openCase().rounds()).hasSize(1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void another_error_is_reported_and_moves_the_case_and_the_series_goes_on() {
        begin(refusing(TENANT_OFF));
        bench.nextPathTest = refusing(SECURITY_DEFAULTS);
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing() + ":1", "news 1 2026-11-21T08:30:00Z security-defaults CHANGED");
        bench.awaitCard("case:N1:2", "DIAGNOSED security-defaults");

        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing(), "retesting 2");
        bench.awaitQuiet();
        assertThat(news()).hasSize(1);
    }

    @Test
    void the_end_is_reported_when_it_works_and_the_case_hears_of_it() {
        begin(refusing(TENANT_OFF));
        bench.nextPathTest = counting(answering(report(Optional.empty(), new Outcome.Passed())));
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing() + ":1", "news 1 WORKS - GONE");
        bench.awaitCard(standing(), "retesting 1 WORKS");
        bench.awaitCard("case:N1:2", "WORKING");

        bench.turn(Duration.ofDays(4));
        bench.awaitQuiet();
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_stage_that_failed_and_is_not_reached_any_more_is_no_cure() {
        begin(refusing(TENANT_OFF));
        bench.nextPathTest = answering(report(Optional.empty(), new Outcome.NotTested()));
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing() + ":1", "news 1 2026-11-21T08:30:00Z - GONE");
    }

    @Test
    void after_three_days_the_end_is_reported_once() {
        begin(refusing(TENANT_OFF));
        for (var pause : List.of("PT15M", "PT15M", "PT30M", "PT1H", "P1D", "P1D", "PT22H")) {
            int before = looks.get();
            bench.turn(Duration.parse(pause));
            bench.platform.await("a look after " + pause, () -> looks.get() == before + 1);
            bench.awaitQuiet();
        }
        bench.awaitCard(standing() + ":7", "news 7 TIME_IS_UP tenant-off SAME");
        bench.awaitCard(standing(), "retesting 7 TIME_IS_UP");
        assertThat(news()).hasSize(1);
    }

    @Test
    void anybody_in_the_conversation_can_stop_it_and_nobody_elsewhere() {
        begin(refusing(TENANT_OFF));
        var stop = new CardAction.StopRetest(series());
        bench.presses(SAM, ELSEWHERE, stop, Map.of());
        bench.platform.await("a refusal", () -> answered("NotHere"));
        bench.awaitCard(standing(), "retesting 0 2026");

        bench.presses(SAM, stop);
        bench.awaitCard(standing(), "retesting 0 STOPPED");
        bench.turn(Duration.ofDays(4));
        bench.awaitQuiet();
        assertThat(looks).hasValue(0);
        assertThat(news()).isEmpty();
    }

    @Test
    void closing_the_case_ends_it() {
        begin(refusing(TENANT_OFF));
        bench.presses(SAM, new CardAction.ItWorks("N1"));
        bench.awaitCard(standing(), "retesting 0 CASE_CLOSED");
        bench.turn(Duration.ofDays(4));
        bench.awaitQuiet();
        assertThat(looks).hasValue(0);
    }

    @Test
    void stopped_while_it_looks_it_reports_nothing() {
        begin(refusing(TENANT_OFF));
        var looking = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        bench.nextPathTest = (request, progress) -> {
            looking.countDown();
            await(goOn);
            return answering(report(Optional.empty(), new Outcome.Passed())).run(request, progress);
        };
        bench.turn(Duration.ofMinutes(15));
        await(looking);
        bench.presses(ALEX, new CardAction.StopRetest(series()));
        bench.awaitCard(standing(), "retesting 0 STOPPED");
        goOn.countDown();
        bench.awaitQuiet();
        assertThat(news()).isEmpty();
    }

    @Test
    void asked_for_twice_there_is_one_series_and_a_fourth_target_is_one_too_many() {
        begin(refusing(TENANT_OFF));
        bench.presses(SAM, new CardAction.RetestAlone(test(0)));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("retest:")).hasSize(1);

        for (int i = 1; i <= 3; i++) {
            bench.turn(Duration.ofMinutes(10));
            bench.commands(ALEX, "host" + i + ".example.com");
            bench.awaitCard("test:" + test(i), "tested");
            bench.presses(ALEX, new CardAction.RetestAlone(test(i)));
        }
        bench.platform.await("a limit", () -> answered("TooManyRetests"));
        bench.awaitQuiet();
        assertThat(bench.platform.slots("retest:")).hasSize(3);
    }

    @Test
    void a_series_survives_a_crash_and_a_look_that_was_cut_off_is_taken_again_and_counted_once() {
        begin(refusing(TENANT_OFF));
        var looking = new CountDownLatch(1);
        bench.nextPathTest = (_, _) -> {
            looking.countDown();
            await(new CountDownLatch(1));
            return report(Optional.empty(), new Outcome.Passed());
        };
        var slot = standing();
        bench.turn(Duration.ofMinutes(15));
        await(looking);
        bench.close();

        bench = new Workbench(kind.in(folder), true, counting(refusing(SECURITY_DEFAULTS)));
        bench.turn(Duration.ofMinutes(16));
        bench.awaitCard(slot + ":1", "news 1 2026-11-21T08:31:00Z security-defaults CHANGED");
        bench.awaitQuiet();
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_waiting_case_looks_at_what_was_tested_last_or_at_the_configured_server() {
        bench.says(ALEX, TENANT_OFF);
        bench.awaitCard("case:N1:1", "DIAGNOSED");
        bench.presses(ALEX, new CardAction.RemindIn("N1", Duration.ofDays(1)));
        bench.nextPathTest = (request, progress) -> {
            assertThat(request.toString()).contains("smtp.contoso.com:587");
            return counting(refusing(TENANT_OFF)).run(request, progress);
        };
        bench.presses(SAM, new CardAction.RetestCaseAlone("N1"));
        bench.awaitCard(standing(), "retesting 0");
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing(), "retesting 1");
        assertThat(news()).isEmpty();
    }

    @Test
    void a_fault_of_ours_counts_as_a_look_that_found_nothing() {
        begin(refusing(TENANT_OFF));
        bench.nextPathTest = (_, _) -> {
            throw new IllegalStateException("a fault");
        };
        bench.turn(Duration.ofMinutes(15));
        bench.awaitCard(standing(), "retesting 1");
        assertThat(news()).isEmpty();
    }

    /** A test of {@code contoso.com} that ends as {@code tester} says, and the button on its card. */
    private void begin(PathTester tester) {
        bench.nextPathTest = tester;
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard("test:" + test(0), "tested");
        bench.nextPathTest = counting(tester);
        bench.presses(ALEX, new CardAction.RetestAlone(test(0)));
        bench.platform.await(
                "the series' card", () -> !bench.platform.slots("retest:").isEmpty());
        bench.awaitQuiet();
    }

    private PathTester counting(PathTester tester) {
        return (request, progress) -> {
            looks.incrementAndGet();
            return tester.run(request, progress);
        };
    }

    private String standing() {
        bench.platform.await(
                "the series' card", () -> !bench.platform.slots("retest:").isEmpty());
        return bench.platform.slots("retest:").getFirst();
    }

    private String series() {
        return standing().split(":", 3)[1];
    }

    private List<String> news() {
        return bench.platform.slots("retest:").stream()
                .filter(slot -> slot.split(":", -1).length == 4)
                .toList();
    }

    private boolean answered(String notice) {
        return bench.platform.slots("notice:").stream().anyMatch(slot -> slot.endsWith(notice));
    }

    private String test(int number) {
        bench.platform.await(
                "test card " + number, () -> bench.platform.slots("test:").size() > number);
        return bench.platform.slots("test:").get(number).substring("test:".length());
    }

    private static PathTester refusing(String words) {
        return answering(report(Optional.of("-> AUTH LOGIN\n<** " + words), new Outcome.Failed(words)));
    }

    private static PathTester answering(PathReport report) {
        return (_, progress) -> {
            report.results().forEach(progress);
            return report;
        };
    }

    private static PathReport report(Optional<String> refusal, Outcome auth) {
        List<StageResult> results = Arrays.stream(Stage.values())
                .map(stage -> new StageResult(
                        stage,
                        stage == Stage.AUTH ? auth : new Outcome.Passed(),
                        Duration.ofMillis(40),
                        List.of(),
                        "So it is."))
                .toList();
        return new PathReport(Optional.of("smtp.office365.com:587"), results, List.of(), refusal);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
