package org.smtpmedic.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smtpmedic.core.probe.AttemptResult.Failed;
import org.smtpmedic.core.probe.AttemptResult.Refused;
import org.smtpmedic.core.probe.ScriptedPeer.Script;
import org.smtpmedic.simulator.tls.ServerIdentity;

/** The real client against servers that misbehave. */
@Timeout(60)
class SubmissionTroubleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:08:07Z");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final ServerIdentity IDENTITY = ServerIdentity.create(NOW, List.of("localhost"), List.of(LOOPBACK));
    private static final Deadlines SHORT = new Deadlines(Duration.ofMillis(500), Duration.ofMillis(700));
    private static final Deadlines LONG = new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(30));

    @Test
    void nobody_listens() throws IOException {
        int port;
        try (var listener = new ServerSocket(0, 1, LOOPBACK)) {
            port = listener.getLocalPort();
        }
        assertThat(attempt("127.0.0.1", port, LONG))
                .isEqualTo(
                        new Failed("ConnectException: Connection refused (127.0.0.1:" + port + ", after: connecting)"));
    }

    @Test
    void the_name_does_not_exist() {
        assertThat(attempt("smtp.contoso.invalid", 587, LONG))
                .isEqualTo(new Failed("UnknownHostException: the name cannot be resolved"
                        + " (smtp.contoso.invalid:587, after: connecting)"));
    }

    @Test
    void silence_ends_at_the_deadline_at_every_stage() throws IOException {
        assertThat(failure(SHORT, SubmissionTroubleTest::silent))
                .startsWith("SocketTimeoutException: Read timed out, no complete reply within 700 ms")
                .endsWith("after: connecting)");
        assertThat(failure(SHORT, line -> {
                    line.say("220 peer.example.com ESMTP\r\n");
                    silent(line);
                }))
                .endsWith("after: EHLO [127.0.0.1])");
        assertThat(failure(SHORT, line -> {
                    line.greet();
                    line.hear();
                    line.say("220 ready\r\n");
                    silent(line);
                }))
                .endsWith("after: STARTTLS)");
        assertThat(failure(SHORT, line -> {
                    line.welcome(IDENTITY.serverSockets());
                    line.hear();
                    line.say("334 VXNlcm5hbWU6\r\n");
                    silent(line);
                }))
                .endsWith("after: [hidden])");
    }

    @Test
    void a_reply_that_drips_ends_at_the_deadline() throws IOException {
        assertThat(failure(SHORT, line -> {
                    do {
                        line.say("2");
                    } while (line.isSilentFor(Duration.ofMillis(50)));
                }))
                .startsWith("SocketTimeoutException: Read timed out, no complete reply within 700 ms");
    }

    @Test
    void a_reply_without_end_is_cut_off() throws IOException {
        assertThat(failure(LONG, line -> {
                    while (true) {
                        line.say("220-more to come\r\n");
                    }
                }))
                .startsWith("IOException: The server said more than 262144 octets");
        assertThat(failure(LONG, line -> {
                    while (true) {
                        line.say("x".repeat(1_000));
                    }
                }))
                .startsWith("IOException: The server said more than 262144 octets");
    }

    @Test
    void a_server_that_hangs_up() throws IOException {
        assertThat(failure(LONG, line -> line.say("220 peer.example.com ESMTP\r\n")))
                .startsWith("Connection closed unexpectedly by the server (127.0.0.1:");
        assertThat(failure(LONG, line -> {
                    line.say("220 peer.example.com ESMTP\r\n");
                    line.hear();
                    line.say("250-peer.example.com\r\n250-STAR");
                }))
                .startsWith("Connection closed unexpectedly by the server (127.0.0.1:");
    }

    @Test
    void a_server_that_speaks_something_else() throws IOException {
        assertThat(failure(LONG, line -> line.say("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .startsWith("The server sent an invalid reply (127.0.0.1:");
    }

    @Test
    void no_starttls_on_offer_means_no_login() throws IOException {
        assertThat(failure(LONG, line -> {
                    line.say("220 peer.example.com ESMTP\r\n");
                    line.hear();
                    line.say("250-peer.example.com\r\n250 AUTH LOGIN\r\n");
                    silent(line);
                }))
                .startsWith("STARTTLS is required but host does not support STARTTLS (127.0.0.1:");
    }

    @Test
    void a_broken_handshake_is_told() throws IOException {
        assertThat(failure(LONG, line -> {
                    line.greet();
                    line.hear();
                    line.say("220 ready\r\n");
                    line.hearSomething();
                    line.say("this is no handshake\r\n");
                    silent(line);
                }))
                .contains("SSL", "after: STARTTLS");
    }

    @Test
    void a_certificate_for_another_name_stops_before_the_login() throws IOException {
        var other = ServerIdentity.create(NOW, List.of("mail.fabrikam.com"), List.of());
        Script script = line -> {
            line.welcome(other.serverSockets());
            silent(line);
        };
        try (var peer = ScriptedPeer.start(script)) {
            var target = Targets.at("localhost", peer.port(), other.clientSockets());
            assertThat(new MailSubmissionTester(target, InstantSource.fixed(NOW), LONG).attempt())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.message())
                                    .contains(
                                            "No subject alternative DNS name matching localhost found",
                                            "after: STARTTLS"));
        }
    }

    @Test
    void no_login_on_offer_means_no_mail() throws IOException {
        for (String extension : List.of("8BITMIME", "AUTH PLAIN CRAM-MD5")) {
            assertThat(failure(LONG, line -> {
                        line.welcome(IDENTITY.serverSockets(), extension);
                        silent(line);
                    }))
                    .startsWith("No authentication mechanisms supported by both server and client (127.0.0.1:");
        }
    }

    @Test
    void a_second_starttls_is_not_begun() throws IOException {
        Queue<String> after = new ConcurrentLinkedQueue<>();
        assertThat(refusal(line -> {
                    line.welcome(IDENTITY.serverSockets());
                    line.hear();
                    line.say("530 5.7.0 Must issue a STARTTLS command first\r\n");
                    after.add(line.hear());
                }))
                .endsWith("-> AUTH LOGIN\n<** 530 5.7.0 Must issue a STARTTLS command first");
        assertThat(after).doesNotContain("STARTTLS");
    }

    @Test
    void a_deadline_also_holds_for_the_second_in_the_queue() throws Exception {
        try (var peer = ScriptedPeer.start(SubmissionTroubleTest::silent);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var target = Targets.at("127.0.0.1", peer.port(), IDENTITY.clientSockets());
            var tester = new MailSubmissionTester(target, InstantSource.fixed(NOW), SHORT);
            var both = threads.invokeAll(List.of(tester::attempt, tester::attempt));
            for (var one : both) {
                assertThat(one.get()).isInstanceOf(Failed.class);
            }
        }
    }

    @Test
    void a_refusal_comes_whole_and_is_the_last_word() throws IOException {
        String refused = refusal(line -> {
            line.welcome(IDENTITY.serverSockets());
            line.hear();
            line.say("530-5.7.57 Client not authenticated\r\n530-5.7.57 to send mail.\r\n530 5.7.57 Bye\r\n");
            line.say(line.hear());
        });
        assertThat(refused).endsWith("""
                -> AUTH LOGIN
                <** 530-5.7.57 Client not authenticated
                <** 530-5.7.57 to send mail.
                <** 530 5.7.57 Bye""");
    }

    @Test
    void refusals_before_the_login_are_refusals_too() throws IOException {
        assertThat(refusal(line -> line.say("421 4.3.2 Service not available\r\n")))
                .isEqualTo("<** 421 4.3.2 Service not available");
        assertThat(refusal(line -> {
                    line.say("220 peer.example.com ESMTP\r\n");
                    line.hear();
                    line.say("501 5.5.4 Invalid domain name\r\n");
                    silent(line);
                }))
                .endsWith("-> EHLO [127.0.0.1]\n<** 501 5.5.4 Invalid domain name");
        assertThat(refusal(line -> {
                    line.greet();
                    line.hear();
                    line.say("454 4.7.0 TLS not available\r\n");
                    silent(line);
                }))
                .endsWith("-> STARTTLS\n<** 454 4.7.0 TLS not available");
    }

    @Test
    void a_refusal_counts_although_the_server_never_hangs_up() throws IOException {
        assertThat(refusal(line -> {
                    line.say("554 5.7.1 Go away\r\n");
                    silent(line);
                }))
                .isEqualTo("<** 554 5.7.1 Go away");
    }

    @Test
    void an_echoed_password_is_hidden() throws IOException {
        String encoded = Base64.getEncoder().encodeToString(Targets.PASSWORD.getBytes(StandardCharsets.UTF_8));
        String refused = refusal(line -> {
            line.welcome(IDENTITY.serverSockets());
            line.hear();
            line.say("334 VXNlcm5hbWU6\r\n");
            line.hear();
            line.say("334 UGFzc3dvcmQ6\r\n");
            line.say("535 5.7.8 Bad password " + line.hear() + "\r\n");
        });
        assertThat(refused).endsWith("<** 535 5.7.8 Bad password [hidden]").doesNotContain(encoded);
    }

    @Test
    void colours_and_invisible_characters_are_taken_out() throws IOException {
        assertThat(refusal(line -> line.say("554 \u001b[31mred\u001b[0m \u0000 \u0085 \u00ad end\r\n")))
                .isEqualTo("<** 554 ?[31mred?[0m ? ? ? end");
    }

    @Test
    void a_huge_refusal_is_shortened() throws IOException {
        assertThat(refusal(line -> line.say("554-" + "x".repeat(100_000) + "\r\n554 5.7.1 end\r\n")))
                .hasSizeLessThan(4_100)
                .endsWith("<** 554 5.7.1 end");
    }

    private static void silent(ScriptedPeer.Line line) throws IOException {
        while (!line.hear().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static String failure(Deadlines deadlines, Script script) throws IOException {
        try (var peer = ScriptedPeer.start(script)) {
            AttemptResult result = attempt("127.0.0.1", peer.port(), deadlines);
            assertThat(result).isInstanceOf(Failed.class);
            return ((Failed) result).message();
        }
    }

    private static String refusal(Script script) throws IOException {
        try (var peer = ScriptedPeer.start(script)) {
            AttemptResult result = attempt("127.0.0.1", peer.port(), LONG);
            assertThat(result).isInstanceOf(Refused.class);
            return ((Refused) result).transcript();
        }
    }

    private static AttemptResult attempt(String host, int port, Deadlines deadlines) {
        var target = Targets.at(host, port, IDENTITY.clientSockets());
        return new MailSubmissionTester(target, InstantSource.fixed(NOW), deadlines).attempt();
    }
}
