package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome.Named;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.StageResult.Outcome.Silent;
import org.smtpmedic.core.probe.smtp.NodePeer.Play;
import org.smtpmedic.core.probe.target.Door;

/** What Exchange Online says, said by an SMTP server that we did not write: the stage is right, and so is the cause. */
@Timeout(120)
@Tag("node")
class NodePeerTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final TestAuthority AUTHORITY =
            new TestAuthority(Scenes.NOW.minus(DAY), Scenes.NOW.plus(DAY.multipliedBy(400)));
    private static final Envelope ENVELOPE = new Envelope(Probing.USER, "someone@example.com");
    /** The server has its own words at the other places. */
    private static final Set<String> PLACES = Set.of("connect", "auth", "mail", "rcpt", "data");

    private static NodePeer peer;
    private static Diagnostician diagnostician;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        diagnostician = new Diagnostician(CatalogueLoader.load(Path.of("src/main/resources/catalogue")));
        Map<String, Play> plays = new LinkedHashMap<>();
        replies().forEach(reply -> plays.put(reply.name(), Play.say(reply.at(), reply.code(), reply.text())));
        plays.put("fine", Play.say("nowhere", 0, ""));
        plays.put("slow refusal", new Play("auth", 535, "5.7.3 Authentication unsuccessful", 7_000, ""));
        plays.put("challenge", new Play("auth", 0, "", 0, "challenge"));
        for (String place : List.of("auth", "mail", "data")) {
            plays.put("silence at " + place, new Play(place, 0, "", 0, "silence"));
            plays.put("drop at " + place, new Play(place, 0, "", 0, "drop"));
        }
        var issued = AUTHORITY.issue(
                2_048, Scenes.NOW.minus(DAY), Scenes.NOW.plus(DAY.multipliedBy(365)), List.of("smtp.office365.com"));
        peer = NodePeer.start(issued.pem(), plays);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    static List<ServerReply> replies() {
        return ServerReply.all().stream()
                .filter(reply -> PLACES.contains(reply.at()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("replies")
    void each_refusal_ends_its_own_stage_and_names_its_cause(ServerReply reply) {
        var report = run(reply.name(), Optional.of(Probing.password()), StageDeadlines.standard());

        assertThat(Probing.result(report, reply.stage()).outcome())
                .as(report.toString())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).contains(reply.text()));
        assertThat(cause(report.refusal().orElseThrow())).isEqualTo(reply.cause());
        assertLaterStagesAreNotTested(report, reply.stage());
    }

    @Test
    void a_session_without_trouble_goes_through() {
        var report = run("fine", Optional.of(Probing.password()), StageDeadlines.standard());
        assertThat(Probing.result(report, Stage.MESSAGE).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.AUTH_OFFERED).facts())
                .containsExactly(new Fact("Mechanisms", "LOGIN XOAUTH2"));
    }

    @Test
    void mail_without_a_login_is_refused_by_the_server_itself() {
        var report = run("fine", Optional.empty(), StageDeadlines.standard());
        assertThat(said(report, Stage.ENVELOPE)).startsWith("530 5.7.57 ");
        assertThat(cause(report.refusal().orElseThrow())).isEqualTo("client-not-authenticated");
    }

    @Test
    void a_refusal_that_takes_seven_seconds_is_a_refusal_and_no_silence() {
        var report = run("slow refusal", Optional.of(Probing.password()), StageDeadlines.standard());
        assertThat(said(report, Stage.AUTH)).startsWith("535 5.7.3 ");
        assertThat(Probing.result(report, Stage.AUTH).took()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
    }

    @Test
    void a_tokens_challenge_is_shown_and_its_refusal_heard() {
        var report = run("challenge", Optional.of(Probing.token("planted.bearer.token")), StageDeadlines.standard());
        assertThat(said(report, Stage.AUTH)).startsWith("535 5.7.3 ");
        assertThat(Probing.result(report, Stage.AUTH).facts().toString()).contains("Challenge", "\"status\":\"401\"");
        assertThat(report.toString()).doesNotContain("planted.bearer.token");
    }

    @ParameterizedTest
    @CsvSource({"auth, AUTH", "mail, ENVELOPE", "data, MESSAGE"})
    void silence_and_a_dropped_line_show_where_they_happen(String place, Stage stage) {
        var deadlines = new StageDeadlines(Duration.ofSeconds(5));
        var silent = run("silence at " + place, Optional.of(Probing.password()), deadlines);
        assertThat(Probing.result(silent, stage).outcome()).isEqualTo(new Silent(Duration.ofSeconds(5)));
        assertLaterStagesAreNotTested(silent, stage);

        var dropped = run("drop at " + place, Optional.of(Probing.password()), deadlines);
        assertThat(said(dropped, stage)).isEqualTo("Connection closed unexpectedly by the server");
        assertThat(cause(said(dropped, stage))).isEqualTo("connection-dropped");
        assertLaterStagesAreNotTested(dropped, stage);
    }

    private static void assertLaterStagesAreNotTested(SubmissionReport report, Stage stage) {
        assertThat(report.results())
                .filteredOn(result -> result.stage().compareTo(stage) > 0)
                .filteredOn(result -> result.stage().compareTo(Stage.PORT_465) > 0)
                .allMatch(result -> result.outcome().equals(new NotTested()));
    }

    private static String said(SubmissionReport report, Stage stage) {
        StageResult result = Probing.result(report, stage);
        assertThat(result.outcome()).as(report.toString()).isInstanceOf(Failed.class);
        return ((Failed) result.outcome()).said();
    }

    private static String cause(String words) {
        var outcome = diagnostician.diagnose(words).outcome();
        assertThat(outcome).isInstanceOf(Named.class);
        return ((Named) outcome).best().cause().id();
    }

    private static SubmissionReport run(String play, Optional<Credential> credential, StageDeadlines deadlines) {
        var plan = new SubmissionPlan(
                credential, Optional.of(ENVELOPE), true, new Trust(Set.of(AUTHORITY.certificate())), deadlines);
        return Probing.run(Probing.target("smtp.office365.com", Door.SUBMISSION, peer.port(play)), plan);
    }
}
