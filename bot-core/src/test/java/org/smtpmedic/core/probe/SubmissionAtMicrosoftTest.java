package org.smtpmedic.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.AttemptResult.Accepted;
import org.smtpmedic.core.probe.AttemptResult.Failed;
import org.smtpmedic.core.probe.AttemptResult.Refused;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The real client against the simulated Microsoft 365. */
class SubmissionAtMicrosoftTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T09:08:07Z"));

    private M365Simulator microsoft;

    @BeforeEach
    void start() throws IOException {
        var mailbox = new SimulatedMailbox(Targets.USER, Targets.PASSWORD, "no token");
        microsoft = M365Simulator.start(0, mailbox, Gates.storyStart(), CLOCK, Limits.standard());
    }

    @AfterEach
    void stop() throws IOException {
        microsoft.close();
    }

    @Test
    void the_story_from_the_first_refusal_to_the_accepted_mail() {
        SubmissionTester tester = tester(microsoft.host());
        assertThat(tester.canTest()).isTrue();

        assertThat(tester.attempt()).isEqualTo(new Refused("""
                <- 220 FR0P281CA0042.outlook.office365.com Microsoft ESMTP MAIL Service ready at Sat, 21 Nov 2026 09:08:07 +0000 [08DF47AEF4FCF581]
                -> EHLO [127.0.0.1]
                <- 250-FR0P281CA0042.outlook.office365.com Hello [127.0.0.1]
                <- 250-SIZE 157286400
                <- 250-PIPELINING
                <- 250-DSN
                <- 250-ENHANCEDSTATUSCODES
                <- 250-STARTTLS
                <- 250-8BITMIME
                <- 250-BINARYMIME
                <- 250-CHUNKING
                <- 250 SMTPUTF8
                -> STARTTLS
                <- 220 2.0.0 SMTP server ready
                -> EHLO [127.0.0.1]
                <- 250-FR0P281CA0042.outlook.office365.com Hello [127.0.0.1]
                <- 250-SIZE 157286400
                <- 250-PIPELINING
                <- 250-DSN
                <- 250-ENHANCEDSTATUSCODES
                <- 250-AUTH LOGIN XOAUTH2
                <- 250-8BITMIME
                <- 250-BINARYMIME
                <- 250-CHUNKING
                <- 250 SMTPUTF8
                -> AUTH LOGIN
                <- 334 VXNlcm5hbWU6
                -> [hidden]
                <- 334 UGFzc3dvcmQ6
                -> [hidden]
                <** 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0042.DEUP281.PROD.OUTLOOK.COM 2026-11-21T09:08:07.000Z 08DF47AEF4FCF581]"""));

        microsoft.set(GateSwitch.MAILBOX.open(microsoft.gates()));
        assertThat(lastLine(tester.attempt())).contains("<** 535 5.7.139 ", "security defaults policy");

        microsoft.set(GateSwitch.SECURITY_DEFAULTS.open(microsoft.gates()));
        assertThat(lastLine(tester.attempt())).contains("<** 535 5.7.139 ", "did not meet the criteria");

        microsoft.set(GateSwitch.CONDITIONAL_ACCESS.open(microsoft.gates()));
        assertThat(tester.attempt())
                .isInstanceOfSatisfying(
                        Accepted.class, accepted -> assertThat(accepted.reply()).startsWith("250 2.0.0 OK <"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void host_name_and_address_are_both_checked_against_the_certificate(String host) {
        microsoft.set(Gates.allOpen());
        assertThat(tester(host).attempt()).isInstanceOf(Accepted.class);
    }

    @Test
    void a_certificate_nobody_vouches_for_stops_before_the_login() {
        var target = new SubmissionTarget(
                microsoft.host(),
                microsoft.port(),
                Targets.USER,
                new Secret(Targets.PASSWORD.toCharArray()),
                Targets.USER,
                Targets.RECIPIENT,
                Optional.empty());
        assertThat(new MailSubmissionTester(target, CLOCK).attempt())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.message())
                                .contains(
                                        "PKIX path building failed",
                                        "127.0.0.1:" + microsoft.port(),
                                        "after: STARTTLS"));
        assertThat(microsoft.sessions().toString()).doesNotContain("AUTH LOGIN");
    }

    @Test
    void a_sender_that_is_not_the_login_is_refused_after_the_message() {
        microsoft.set(Gates.allOpen().withSendAs(false));
        var target = new SubmissionTarget(
                microsoft.host(),
                microsoft.port(),
                Targets.USER,
                new Secret(Targets.PASSWORD.toCharArray()),
                "boss@contoso.com",
                Targets.RECIPIENT,
                Optional.of(microsoft.clientSockets()));
        assertThat(new MailSubmissionTester(target, CLOCK).attempt())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.transcript())
                                .contains(
                                        "-> MAIL FROM:<boss@contoso.com>",
                                        "-> DATA\n<- 354 ",
                                        "\n-> .\n<** 554 5.2.252 "));
    }

    @Test
    void the_password_is_in_no_transcript_and_no_journal() {
        String transcript = tester(microsoft.host()).attempt().toString();
        assertThat(transcript + microsoft.sessions())
                .doesNotContain(Targets.PASSWORD)
                .doesNotContain("UGxhbnRlZCBw");
    }

    private SubmissionTester tester(String host) {
        return new MailSubmissionTester(Targets.at(host, microsoft.port(), microsoft.clientSockets()), CLOCK);
    }

    private static String lastLine(AttemptResult result) {
        return result.toString().lines().reduce("", (before, line) -> line);
    }
}
