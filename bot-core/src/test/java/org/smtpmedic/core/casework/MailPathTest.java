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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** {@code /smtp-test} with something to test, told with a scripted tester. */
@Timeout(120)
class MailPathTest {

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(TestDatabase.SQLITE.in(folder), false);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void one_card_goes_from_running_over_the_stages_to_the_verdict() {
        var goOn = new CountDownLatch(1);
        bench.nextPathTest = (_, progress) -> {
            progress.accept(ended(Stage.MX, new Outcome.Passed()));
            progress.accept(ended(Stage.SPF, new Outcome.Warning()));
            await(goOn);
            return report(Optional.empty(), new Outcome.Passed());
        };
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(0), "running 2");

        goOn.countDown();
        bench.awaitCard(test(0), "tested - FIRST");
        bench.awaitQuiet();
        assertThat(bench.platform.slots()).hasSize(1);
    }

    @Test
    void what_the_server_refuses_is_diagnosed_and_becomes_a_case() {
        bench.nextPathTest = refusing(TENANT_OFF);
        bench.commands(ALEX, "scanner@contoso.com");
        bench.awaitCard(test(0), "tested tenant-off FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED tenant-off");

        bench.nextPathTest = refusing(SECURITY_DEFAULTS);
        bench.commands(SAM, "SCANNER@contoso.com");
        bench.awaitCard("case:N1:2", "DIAGNOSED security-defaults");
        bench.awaitCard(test(1), "tested security-defaults CHANGED moved=[]");
        assertThat(bench.openCase().current().finding().origin()).isEqualTo(Finding.Origin.TEST);
    }

    @Test
    void a_second_test_of_the_same_target_is_compared_with_the_first() {
        bench.nextPathTest = refusing(TENANT_OFF);
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(0), "tested");
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(1), "tested tenant-off SAME moved=[]");

        bench.nextPathTest = answering(report(Optional.empty(), new Outcome.Silent(Duration.ofSeconds(30))));
        bench.commands(SAM, "contoso.com");
        bench.awaitCard(test(2), "tested - CHANGED moved=[AUTH]");

        bench.commands(SAM, "fabrikam.com");
        bench.awaitCard(test(3), "tested - FIRST");
    }

    @Test
    void a_test_that_a_crash_cut_off_runs_again_into_its_card() {
        bench.nextPathTest = (_, _) -> {
            await(new CountDownLatch(1));
            return report(Optional.empty(), new Outcome.Passed());
        };
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(0), "running 0");
        var slot = test(0);
        bench.close();

        bench = new Workbench(TestDatabase.SQLITE.in(folder), false, refusing(TENANT_OFF));
        bench.turn(Duration.ofMinutes(1));
        bench.awaitCard(slot, "tested tenant-off FIRST");
        bench.awaitCard("case:N1:1", "DIAGNOSED tenant-off");
    }

    @Test
    void a_redelivered_command_runs_one_test() {
        var runs = new AtomicInteger();
        bench.nextPathTest = (_, _) -> {
            runs.incrementAndGet();
            return report(Optional.empty(), new Outcome.Passed());
        };
        var event = new org.smtpmedic.core.chat.ChatEvent.Commanded(bench.header(ALEX, Workbench.HERE), "contoso.com");
        bench.service.handle(event);
        bench.service.handle(event);
        bench.awaitCard(test(0), "tested");
        bench.awaitQuiet();
        assertThat(runs).hasValue(1);
    }

    @Test
    void who_tests_too_often_is_told_when_to_try_again() {
        bench.nextPathTest = answering(report(Optional.empty(), new Outcome.Passed()));
        for (int i = 0; i < 4; i++) {
            bench.commands(ALEX, "contoso.com");
            bench.awaitQuiet();
        }
        bench.awaitCard(test(3), "PathLater");
        bench.turn(Duration.ofMinutes(10));
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(4), "tested");
    }

    @Test
    void a_fault_of_ours_ends_the_test_and_says_so() {
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(0), "PathBroke");
        bench.awaitQuiet();
        assertThat(bench.cases.openIn(Workbench.HERE)).isEmpty();
    }

    @Test
    void the_stages_of_a_test_are_shown_where_it_ran_and_nowhere_else() {
        bench.nextPathTest = answering(report(Optional.empty(), new Outcome.Passed()));
        bench.commands(ALEX, "contoso.com");
        bench.awaitCard(test(0), "tested");
        var show = new CardAction.ShowTest(test(0).substring("test:".length()));

        bench.presses(SAM, show);
        bench.platform.await("the details", () -> answered("PathDetails"));
        bench.presses(SAM, ELSEWHERE, show, Map.of());
        bench.platform.await("a refusal", () -> answered("NotHere"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scanner@",
                "@",
                "a@b@",
                "scanner@-contoso.com",
                "scanner@contoso..com",
                "con_toso.com",
                "x@192.0.2.1"
            })
    void what_is_no_name_is_refused_by_a_sentence_and_never_tested(String typed) {
        bench.commands(ALEX, typed);
        bench.awaitCard(test(0), "PathRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.com",
                "smtp.office365.com:587",
                "localhost:587",
                "192.0.2.1:25",
                "[2001:db8::1]:587",
                "müller.example"
            })
    void a_name_alone_is_tested(String typed) {
        bench.nextPathTest = answering(report(Optional.empty(), new Outcome.Passed()));
        bench.commands(ALEX, typed);
        bench.awaitCard(test(0), "tested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"535", "5.7.139", "550 5.7.60 contoso.com", "timeout", "help"})
    void an_error_or_a_word_is_no_target(String typed) {
        bench.commands(ALEX, typed);
        bench.platform.await("an answer", () -> !bench.platform.slots().isEmpty());
        assertThat(tests()).isZero();
    }

    private boolean answered(String notice) {
        return bench.platform.slots("notice:").stream().anyMatch(slot -> slot.endsWith(notice));
    }

    private int tests() {
        return bench.platform.slots("test:").size();
    }

    private String test(int number) {
        bench.platform.await("test card " + number, () -> tests() > number);
        return bench.platform.slots("test:").get(number);
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
                .map(stage -> ended(stage, stage == Stage.AUTH ? auth : new Outcome.Passed()))
                .toList();
        return new PathReport(Optional.of("smtp.office365.com:587"), results, List.of(), refusal);
    }

    private static StageResult ended(Stage stage, Outcome outcome) {
        return new StageResult(stage, outcome, Duration.ofMillis(40), List.of(), "So it is.");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
