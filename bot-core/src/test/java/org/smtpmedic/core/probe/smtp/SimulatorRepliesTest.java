package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome.Named;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.play.Deed;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.play.Moment;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The simulated Microsoft 365 can be told to say whatever the real one says, and the probe understands all of it. */
@Timeout(60)
class SimulatorRepliesTest {
    private static final Envelope ENVELOPE = new Envelope(Probing.USER, "someone@example.com");

    private static M365Simulator microsoft;
    private static Diagnostician diagnostician;

    @BeforeAll
    static void start() throws IOException {
        diagnostician = new Diagnostician(CatalogueLoader.load(Path.of("src/main/resources/catalogue")));
        microsoft = M365Simulator.start(
                0,
                new SimulatedMailbox(Probing.USER, Probing.PASSWORD, "planted-token"),
                Gates.allOpen(),
                InstantSource.fixed(Scenes.NOW),
                Limits.standard());
    }

    @AfterAll
    static void stop() throws IOException {
        microsoft.close();
    }

    static List<ServerReply> replies() {
        return ServerReply.all();
    }

    @ParameterizedTest
    @MethodSource("replies")
    void each_reply_is_said_where_the_real_server_says_it(ServerReply reply) {
        Moment moment = Moment.valueOf(reply.at().toUpperCase(Locale.ROOT));
        var report = run(Interjection.say(moment, reply.reply()), StageDeadlines.standard());

        assertThat(Probing.result(report, reply.stage()).outcome())
                .as(report.toString())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.said()).startsWith(reply.reply()));
        var diagnosis = diagnostician.diagnose(report.refusal().orElseThrow()).outcome();
        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Named.class,
                        named -> assertThat(named.best().cause().id()).isEqualTo(reply.cause()));
    }

    @Test
    void every_place_of_the_dialogue_has_a_reply() {
        assertThat(replies())
                .extracting(reply -> Moment.valueOf(reply.at().toUpperCase(Locale.ROOT)))
                .contains(Moment.values());
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void silence_at_any_place_is_silence_there(Moment moment) {
        var most = new StageDeadlines(Duration.ofSeconds(3));
        var report = run(new Interjection(moment, Duration.ZERO, new Deed.Silence()), most);
        assertThat(firstAfterThePorts(report).outcome()).isEqualTo(new Outcome.Silent(Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_line_dropped_at_any_place_is_a_drop_there(Moment moment) {
        var report = run(new Interjection(moment, Duration.ZERO, new Deed.HangUp()), StageDeadlines.standard());
        assertThat(firstAfterThePorts(report).outcome())
                .isEqualTo(new Outcome.Failed("Connection closed unexpectedly by the server"));
    }

    @Test
    void a_refusal_after_seven_seconds_is_heard() {
        var slow = new Interjection(
                Moment.AUTH, Duration.ofSeconds(7), new Deed.Say("535 5.7.3 Authentication unsuccessful"));
        StageResult auth = Probing.result(run(slow, StageDeadlines.standard()), Stage.AUTH);
        assertThat(auth.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(auth.took()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
    }

    private static StageResult firstAfterThePorts(SubmissionReport report) {
        return report.results().stream()
                .filter(result -> result.stage().compareTo(Stage.PORT_465) > 0)
                .filter(result -> !(result.outcome() instanceof Outcome.Passed))
                .findFirst()
                .orElseThrow();
    }

    private static SubmissionReport run(Interjection interjection, StageDeadlines deadlines) {
        microsoft.interject(Optional.of(interjection));
        var plan = new SubmissionPlan(
                Optional.of(Probing.password()),
                Optional.of(ENVELOPE),
                true,
                new Trust(Set.of(microsoft.certificate())),
                deadlines);
        return Probing.run(Probing.target("smtp.office365.com", Door.SUBMISSION, microsoft.port()), plan);
    }
}
