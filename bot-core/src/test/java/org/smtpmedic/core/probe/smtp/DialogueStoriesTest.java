package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.NotTested;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.smtp.RawPeer.Script;
import org.smtpmedic.core.probe.target.Door;

/** Turns of the dialogue that the simulated Microsoft 365 does not take. */
@Timeout(60)
class DialogueStoriesTest {
    private static final String CHALLENGE =
            "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://outlook.office.com/\"}";

    @Test
    void a_refused_token_is_explained_by_a_challenge_and_judged_after_an_empty_line() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        var result = auth(Probing.token("planted.bearer.token"), line -> {
            Scenes.welcome(line);
            heard.add(line.answer("334 " + base64(CHALLENGE) + "\r\n"));
            heard.add(line.answer("535 5.7.3 Authentication unsuccessful\r\n"));
        });
        assertThat(result.outcome()).isEqualTo(new Failed("535 5.7.3 Authentication unsuccessful"));
        assertThat(result.facts()).contains(new Fact("Challenge", CHALLENGE));
        assertThat(heard)
                .containsExactly(
                        "AUTH XOAUTH2 " + base64("user=scanner@contoso.com\1auth=Bearer planted.bearer.token\1\1"), "");
    }

    @Test
    void plain_is_used_where_login_is_not_offered() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        var result = auth(Probing.password(), line -> {
            Scenes.welcome(line, "250-peer.example.com\r\n250 AUTH=PLAIN\r\n");
            heard.add(line.answer("235 2.7.0 ok\r\n"));
        });
        assertThat(result.outcome()).isEqualTo(new Passed());
        assertThat(heard).containsExactly("AUTH PLAIN " + base64("\0" + Probing.USER + "\0" + Probing.PASSWORD));
    }

    @Test
    void a_token_is_not_sent_where_only_passwords_are_taken() throws IOException {
        var result = auth(Probing.token("planted.bearer.token"), line -> {
            Scenes.welcome(line, "250-peer.example.com\r\n250 AUTH LOGIN PLAIN\r\n");
            line.stall();
        });
        assertThat(result.explanation()).contains("not by XOAUTH2");
        assertThat(result.facts()).containsExactly(new Fact("Offered", "LOGIN PLAIN"));
    }

    @Test
    void where_tls_comes_first_the_banner_comes_behind_it() throws IOException {
        try (var peer = RawPeer.start(line -> {
            line.secure(Scenes.IDENTITY.serverSockets());
            line.say(Scenes.BANNER);
            line.answer(Scenes.BEHIND_TLS);
            line.stall();
        })) {
            var report = Probing.run(
                    Probing.target("localhost", Door.IMPLICIT_TLS, peer.port()), SubmissionPlan.look(Probing.TRUST));
            assertThat(report.results())
                    .filteredOn(result -> result.outcome().equals(new Passed()))
                    .extracting(StageResult::stage)
                    .containsExactly(
                            Stage.PORT_465,
                            Stage.BANNER,
                            Stage.TLS,
                            Stage.CERTIFICATE,
                            Stage.EHLO_AFTER_TLS,
                            Stage.AUTH_OFFERED);
        }
    }

    @Test
    void a_mail_exchanger_without_login_is_as_it_should_be() throws IOException {
        try (var peer = RawPeer.start(line -> {
            Scenes.welcome(line, "250 peer.example.com\r\n");
            line.answer("250 2.1.0 Sender OK\r\n");
            line.answer("550 5.4.1 Recipient address rejected: Access denied.\r\n");
        })) {
            var plan = new SubmissionPlan(
                    Optional.empty(),
                    Optional.of(new Envelope("a@contoso.com", "b@example.com")),
                    false,
                    Probing.TRUST,
                    StageDeadlines.standard());
            var report = Probing.run(Probing.target("localhost", Door.RELAY, peer.port()), plan);
            assertThat(Probing.result(report, Stage.AUTH_OFFERED).outcome()).isEqualTo(new Passed());
            assertThat(Probing.result(report, Stage.ENVELOPE).outcome())
                    .isEqualTo(new Failed("550 5.4.1 Recipient address rejected: Access denied."));
            assertThat(report.refusal().orElseThrow())
                    .endsWith("-> RCPT TO:<b@example.com>\n<** 550 5.4.1 Recipient address rejected: Access denied.");
        }
    }

    @Test
    void a_port_where_nobody_listens_leaves_everything_else_untested() throws IOException {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = listener.getLocalPort();
        }
        var report = Probing.run(Probing.target(port), SubmissionPlan.look(Probing.TRUST));
        assertThat(Probing.result(report, Stage.PORT_587).outcome()).isEqualTo(new Failed("Connection refused"));
        assertThat(report.results())
                .filteredOn(result -> result.stage() != Stage.PORT_587)
                .hasSize(12)
                .allMatch(result -> result.outcome().equals(new NotTested()));
        assertThat(Probing.result(report, Stage.BANNER).explanation()).isEqualTo("Not tested: port 587 did not open.");
    }

    @ParameterizedTest
    @CsvSource({"smtp.office365.com,true", "contoso-com.mail.protection.outlook.com,true", "mail.fabrikam.com,false"})
    void a_shut_port_465_is_explained_where_microsoft_does_not_offer_it(String host, boolean explained)
            throws IOException {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = listener.getLocalPort();
        }
        var report = Probing.run(Probing.target(host, Door.IMPLICIT_TLS, port), SubmissionPlan.look(Probing.TRUST));
        var result = Probing.result(report, Stage.PORT_465);
        assertThat(result.outcome()).isEqualTo(new Failed("Connection refused"));
        assertThat(result.explanation().contains("Microsoft 365 does not offer port 465"))
                .isEqualTo(explained);
    }

    @Test
    void what_a_stranger_says_is_cleaned_and_shortened() throws IOException {
        try (var peer = RawPeer.start(line -> {
            line.say("220 \u001b[31mred\u001b[0m \0 " + "x".repeat(4_000) + "\r\n");
            line.stall();
        })) {
            var report =
                    Probing.run(Probing.target(peer.port()), Probing.login(Probing.password(), Duration.ofMillis(400)));
            var banner = Probing.result(report, Stage.BANNER).facts().getFirst();
            assertThat(banner.value()).startsWith("220 ?[31mred?[0m ? xxx").hasSizeLessThanOrEqualTo(300);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a@contoso.com> SIZE=1',b@example.com",
        "'a@contoso.com\r\nRSET',b@example.com",
        "a@contoso.com,'b@example.com,c@example.com'",
        "contoso.com,b@example.com",
        "a@contoso.com,''",
        "a@contoso.com,\u0431@example.com",
    })
    void an_address_cannot_carry_a_command(String sender, String recipient) {
        assertThatThrownBy(() -> new Envelope(sender, recipient)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"'',x", "'a\r\nb',x", "a@contoso.com,''"})
    void a_login_has_to_be_one_that_can_be_sent(String user, String secret) {
        assertThatThrownBy(() -> new Credential.Password(user, new Secret(secret.toCharArray())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StageResult auth(Credential credential, Script script) throws IOException {
        try (var peer = RawPeer.start(script)) {
            var report = Probing.run(Probing.target(peer.port()), Probing.login(credential, Probing.LONG));
            assertThat(report.toString()).doesNotContain("planted.bearer.token").doesNotContain(Probing.PASSWORD);
            return Probing.result(report, Stage.AUTH);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
