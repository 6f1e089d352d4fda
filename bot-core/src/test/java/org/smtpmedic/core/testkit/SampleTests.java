package org.smtpmedic.core.testkit;

import static org.smtpmedic.core.testkit.SampleCases.ALEX;
import static org.smtpmedic.core.testkit.SampleCases.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathChange;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.casework.SelfRetest;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.followup.RetestPlan;
import org.smtpmedic.core.followup.RetestPlan.State;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.readback.Readback;
import org.smtpmedic.core.probe.readback.ToolReading;

/** Tests of a mail path as they may end, each with a golden file. */
final class SampleTests {
    private static final String SERVER = "smtp.office365.com:587";
    private static final String FINE_OUTPUT = """
            === Trying smtp.office365.com:587...
            === Connected to smtp.office365.com.
            <-  220 mail.example.com ready
             -> EHLO scanner
            <-  250 STARTTLS
             -> STARTTLS
            <-  220 2.0.0 SMTP server ready
            === TLS started with cipher TLSv1.3:TLS_AES_256_GCM_SHA384:256
             ~> EHLO scanner
            <~  250 AUTH LOGIN XOAUTH2
            """;
    private static final String REFUSED_OUTPUT = FINE_OUTPUT
            + " ~> AUTH LOGIN\n<~* 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria\n";

    private SampleTests() {}

    static Map<String, Notice> notices() {
        PathRun refused = run("contoso.com", Optional.of(SERVER), Optional.of(SampleCases.tenantOff()), all());
        PathRun silent = run("contoso.com", Optional.of(SERVER), Optional.empty(), silent());
        Map<String, Notice> notices = new LinkedHashMap<>();
        notices.put("test-begun", new Notice.PathRunning(ALEX, run("contoso.com", List.of())));
        notices.put("test-running", new Notice.PathRunning(ALEX, run("contoso.com", all().subList(0, 9))));
        notices.put("test-refused", new Notice.PathTested(ALEX, refused, Optional.empty(), Set.of()));
        notices.put(
                "test-same-again",
                new Notice.PathTested(ALEX, refused, Optional.of(PathChange.between(refused, refused)), Set.of()));
        notices.put(
                "test-silent",
                new Notice.PathTested(ALEX, silent, Optional.of(PathChange.between(refused, silent)), Set.of()));
        notices.put(
                "test-look",
                new Notice.PathTested(
                        ALEX, run(SERVER, Optional.of(SERVER), Optional.empty(), look()), Optional.empty(), Set.of()));
        notices.put(
                "test-not-allowed",
                new Notice.PathTested(
                        ALEX,
                        run("192.0.2.1:25", untested("Testing this server is not allowed here.")),
                        Optional.empty(),
                        Set.of()));
        notices.put("retest-begun", new Notice.Retesting(ALEX, series(refused, new State.Waiting(minutes(15)))));
        notices.put(
                "retest-goes-on",
                new Notice.Retesting(
                        ALEX,
                        new SelfRetest(
                                refused.id(),
                                refused.conversation(),
                                ALEX,
                                refused.target(),
                                Optional.of(refused),
                                Optional.of(minutes(30)),
                                new RetestPlan(NOW, 2, new State.Waiting(minutes(60))))));
        notices.put(
                "retest-changed",
                new Notice.RetestNews(
                        ALEX,
                        series(silent, new State.Waiting(minutes(30))),
                        silent,
                        Optional.of(PathChange.between(refused, silent))));
        PathRun clear = run("contoso.com", Optional.of(SERVER), Optional.empty(), clear());
        notices.put(
                "retest-works",
                new Notice.RetestNews(
                        ALEX,
                        series(clear, new State.Over(RetestPlan.End.WORKS, minutes(30))),
                        clear,
                        Optional.of(PathChange.between(refused, clear))));
        notices.put(
                "retest-time-is-up",
                new Notice.RetestNews(
                        ALEX,
                        series(refused, new State.Over(RetestPlan.End.TIME_IS_UP, minutes(4320))),
                        refused,
                        Optional.of(PathChange.between(refused, refused))));
        notices.put(
                "retest-stopped",
                new Notice.Retesting(ALEX, series(refused, new State.Over(RetestPlan.End.STOPPED, minutes(20)))));
        notices.put("retest-too-many", new Notice.TooManyRetests(ALEX));
        notices.put("test-details", new Notice.PathDetails(ALEX, refused));
        notices.put(
                "test-hostile",
                new Notice.PathTested(ALEX, hostile(), Optional.empty(), EnumSet.allOf(LoginWay.class)));
        notices.put("test-bad-name", new Notice.PathRefused(ALEX, "There are two dots in a row."));
        notices.put(
                "test-too-often",
                new Notice.PathLater(
                        ALEX, "You have tested as often as one person may for now.", NOW.plus(Duration.ofMinutes(7))));
        notices.putAll(SampleLogins.notices(passed()));
        notices.put("test-broke", new Notice.PathBroke(ALEX));
        notices.put("test-output-refused", new Notice.OutputRead(ALEX, output(REFUSED_OUTPUT)));
        notices.put("test-output-fine", new Notice.OutputRead(ALEX, output(FINE_OUTPUT)));
        return notices;
    }

    private static List<StageResult> all() {
        return Arrays.stream(Stage.values()).map(SampleTests::ended).toList();
    }

    private static StageResult ended(Stage stage) {
        return switch (stage) {
            case SPF ->
                new StageResult(
                        stage,
                        new Outcome.Warning(),
                        Duration.ofMillis(120),
                        List.of(new Fact("Lookups", "9 of 10")),
                        "One more include and this SPF record is worth nothing.");
            case PORT_465 ->
                new StageResult(
                        stage,
                        new Outcome.Silent(Duration.ofSeconds(5)),
                        Duration.ofSeconds(5),
                        List.of(),
                        "Nothing answers on this port.");
            case AUTH ->
                new StageResult(
                        stage,
                        new Outcome.Failed("535 5.7.139 Authentication unsuccessful"),
                        Duration.ofMillis(5_240),
                        List.of(new Fact("Mechanism", "LOGIN")),
                        "The server refused the login.");
            case ENVELOPE, MESSAGE -> StageResult.notTested(stage, "Not tested: \"AUTH\" did not pass.");
            default ->
                new StageResult(stage, new Outcome.Passed(), Duration.ofMillis(40), List.of(), "As it should be.");
        };
    }

    private static List<StageResult> silent() {
        return all().stream()
                .map(result -> result.stage() == Stage.AUTH
                        ? new StageResult(
                                Stage.AUTH,
                                new Outcome.Silent(Duration.ofSeconds(30)),
                                Duration.ofSeconds(30),
                                List.of(),
                                "Nothing came within 30 s.")
                        : result)
                .toList();
    }

    private static List<StageResult> passed() {
        return Arrays.stream(Stage.values())
                .map(stage -> new StageResult(
                        stage, new Outcome.Passed(), Duration.ofMillis(40), List.of(), "As it should be."))
                .toList();
    }

    private static List<StageResult> clear() {
        return all().stream()
                .map(result -> result.stage() == Stage.AUTH
                        ? new StageResult(
                                Stage.AUTH, new Outcome.Passed(), Duration.ofMillis(310), List.of(), "The login works.")
                        : result)
                .toList();
    }

    private static SelfRetest series(PathRun last, State state) {
        return new SelfRetest(
                last.id(),
                last.conversation(),
                ALEX,
                last.target(),
                Optional.of(last),
                Optional.empty(),
                new RetestPlan(NOW, 0, state));
    }

    private static Instant minutes(int later) {
        return NOW.plus(Duration.ofMinutes(later));
    }

    private static List<StageResult> look() {
        return all().stream()
                .map(result -> result.stage().compareTo(Stage.PORT_587) < 0
                        ? StageResult.notTested(result.stage(), "No domain was asked about.")
                        : result)
                .map(result -> result.stage().compareTo(Stage.AUTH) >= 0
                        ? StageResult.notTested(result.stage(), "Not tested: nobody gave a login to test with.")
                        : result)
                .toList();
    }

    private static List<StageResult> untested(String reason) {
        return Arrays.stream(Stage.values())
                .map(stage -> StageResult.notTested(stage, reason))
                .toList();
    }

    private static PathRun hostile() {
        String bad = SampleCases.HOSTILE;
        List<StageResult> results = Arrays.stream(Stage.values())
                .map(stage -> new StageResult(
                        stage,
                        new Outcome.Failed(bad),
                        Duration.ofDays(1),
                        List.of(new Fact(bad, bad.repeat(50))),
                        bad.repeat(50)))
                .toList();
        return run(bad.repeat(20), results);
    }

    private static ToolReading output(String text) {
        return Readback.read(new MaskedText(text)).orElseThrow();
    }

    private static PathRun run(String target, List<StageResult> results) {
        return run(target, Optional.empty(), Optional.empty(), results);
    }

    private static PathRun run(
            String target, Optional<String> server, Optional<Finding> finding, List<StageResult> results) {
        return new PathRun(
                "0f0e0d0c-0b0a-3908-8706-050403020100",
                new ConversationRef("test", "room-1"),
                target,
                NOW,
                server,
                results,
                finding,
                Optional.empty());
    }
}
