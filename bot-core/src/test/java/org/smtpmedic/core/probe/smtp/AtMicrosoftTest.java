package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Account;
import org.smtpmedic.simulator.gates.ConditionalAccess;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.gates.MailboxSwitch;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The stages against the simulated Microsoft 365. */
@Timeout(60)
class AtMicrosoftTest {
    private static final String TOKEN = "planted-bearer-token";
    private static final Envelope ENVELOPE = new Envelope(Probing.USER, "someone@example.com");

    private M365Simulator microsoft;

    @BeforeEach
    void start() throws IOException {
        microsoft = M365Simulator.start(
                0,
                new SimulatedMailbox(Probing.USER, Probing.PASSWORD, TOKEN),
                Gates.allOpen(),
                InstantSource.fixed(Scenes.NOW),
                Limits.standard());
    }

    @AfterEach
    void stop() throws IOException {
        microsoft.close();
    }

    @Test
    void the_whole_way_with_a_mail_at_its_end() {
        List<Stage> live = new ArrayList<>();
        var report = new SubmissionProbe(InstantSource.fixed(Scenes.NOW))
                .run(
                        Probing.target("smtp.office365.com", Door.SUBMISSION, microsoft.port()),
                        plan(Optional.of(Probing.password()), Optional.of(ENVELOPE), true),
                        result -> live.add(result.stage()));

        assertThat(live).startsWith(Stage.PORT_587, Stage.PORT_25, Stage.PORT_465, Stage.BANNER);
        assertThat(report.results()).extracting(StageResult::stage).containsExactlyElementsOf(live);
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof Passed))
                .extracting(StageResult::stage)
                .containsExactly(Stage.PORT_25, Stage.PORT_465);
        assertThat(Probing.result(report, Stage.TLS).facts().getFirst().value()).isEqualTo("TLSv1.3");
        assertThat(Probing.result(report, Stage.AUTH_OFFERED).facts().getFirst().value())
                .isEqualTo("LOGIN XOAUTH2");
        assertThat(Probing.result(report, Stage.MESSAGE).facts().getFirst().value())
                .startsWith("250 2.0.0 OK <");
        assertThat(report.refusal()).isEmpty();
        assertThat(report.transcript())
                .extracting(TranscriptLine::toString)
                .contains(
                        "-> AUTH LOGIN",
                        "<- 334 VXNlcm5hbWU6",
                        "-> [hidden]",
                        "<- 235 2.7.0 Authentication successful",
                        "-> MAIL FROM:<scanner@contoso.com>",
                        "-> RSET",
                        "-> [the message]")
                .endsWith("-> QUIT");
        assertThat(report + microsoft.sessions().toString())
                .doesNotContain(Probing.PASSWORD)
                .doesNotContain("UGxhbnRlZCBw");
    }

    static Stream<Arguments> shutGates() {
        Gates open = Gates.allOpen();
        return Stream.of(
                Arguments.of(open.withSmtpAuthTenant(false), "disabled for the Tenant"),
                Arguments.of(open.withSmtpAuthMailbox(MailboxSwitch.OFF), "disabled for the Mailbox"),
                Arguments.of(open.withAuthPolicyAllowsBasic(false), "basic authentication is disabled"),
                Arguments.of(open.withBasicRetired(true), "550 5.7.30"),
                Arguments.of(open.withSecurityDefaults(true), "security defaults policy"),
                Arguments.of(open.withConditionalAccess(ConditionalAccess.BLOCKS_LEGACY), "did not meet the criteria"),
                Arguments.of(open.withAccount(Account.PASSWORD_CHANGED), "credentials were incorrect"),
                Arguments.of(open.withAccount(Account.LOCKED), "account locked"),
                Arguments.of(open.withAccount(Account.DISABLED), "account has an issue"),
                Arguments.of(open.withLicensed(false), "535 5.7.3 Authentication unsuccessful"));
    }

    @ParameterizedTest
    @MethodSource("shutGates")
    void each_gates_own_words_reach_the_diagnosis(Gates gates, String words) {
        microsoft.set(gates);
        var report = run(Optional.of(Probing.password()), Optional.of(ENVELOPE), false);

        assertThat(Probing.result(report, Stage.AUTH).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).contains(words));
        assertThat(Probing.result(report, Stage.ENVELOPE).outcome()).isEqualTo(new NotTested());
        assertThat(report.refusal().orElseThrow()).contains("-> AUTH LOGIN", "<** 5", words);
    }

    @Test
    void a_sender_that_is_not_the_login_is_refused_after_the_message() {
        microsoft.set(Gates.allOpen().withSendAs(false));
        var report = run(
                Optional.of(Probing.password()),
                Optional.of(new Envelope("boss@contoso.com", "someone@example.com")),
                true);
        assertThat(Probing.result(report, Stage.ENVELOPE).outcome()).isEqualTo(new Passed());
        assertThat(Probing.result(report, Stage.MESSAGE).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).startsWith("554 5.2.252 SendAsDenied"));
    }

    @Test
    void a_token_logs_in_where_a_password_may_not() {
        microsoft.set(Gates.allOpen().withSecurityDefaults(true));
        var report = run(Optional.of(Probing.token(TOKEN)), Optional.empty(), false);
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new Passed());
        assertThat(report.toString()).doesNotContain(TOKEN);

        var refused = run(Optional.of(Probing.token("planted-other-token")), Optional.empty(), false);
        assertThat(Probing.result(refused, Stage.AUTH).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).startsWith("535 5.7.3 "));
        assertThat(refused.toString()).doesNotContain("planted-other-token");
    }

    @Test
    void without_a_login_mail_is_refused_at_the_envelope() {
        var report = run(Optional.empty(), Optional.of(ENVELOPE), false);
        assertThat(Probing.result(report, Stage.AUTH).outcome()).isEqualTo(new NotTested());
        assertThat(Probing.result(report, Stage.ENVELOPE).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.said()).startsWith("530 5.7.57 "));
    }

    @Test
    void a_mere_look_logs_nobody_in_and_sends_nothing() {
        var report = run(Optional.empty(), Optional.empty(), false);
        assertThat(report.results())
                .filteredOn(result -> result.stage().compareTo(Stage.AUTH) >= 0)
                .allMatch(result -> result.outcome().equals(new NotTested()));
        assertThat(microsoft.sessions().toString())
                .doesNotContain("AUTH LOGIN\n")
                .doesNotContain("MAIL FROM");
    }

    private SubmissionReport run(Optional<Credential> credential, Optional<Envelope> envelope, boolean send) {
        return Probing.run(
                Probing.target("smtp.office365.com", Door.SUBMISSION, microsoft.port()),
                plan(credential, envelope, send));
    }

    private SubmissionPlan plan(Optional<Credential> credential, Optional<Envelope> envelope, boolean send) {
        var trust = new Trust(Set.of(microsoft.certificate()));
        return new SubmissionPlan(credential, envelope, send, trust, StageDeadlines.standard());
    }
}
