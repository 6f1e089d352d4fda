package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;

@Timeout(60)
class HostileClientTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void a_line_without_end_is_cut_short() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            client.send("A".repeat(4_097));
            assertThat(client.hear()).startsWith("500 5.3.3 Unrecognized command [");
            assertThat(client.hear()).isEqualTo("(closed)");
            assertStillServes(simulator);
        }
    }

    @Test
    void the_longest_line_is_still_heard() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(client.ask("NOOP " + "x".repeat(4_096 - 6))).isEqualTo("250 2.0.0 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EHLO a\u0000b", "\u0000", "\u0001\u0002\u0003", "MAIL FROM:<a\tb@contoso.com>", "é", " ", ""})
    void what_is_no_command_is_refused_and_the_session_goes_on(String line) throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(client.ask(line)).startsWith("500 5.3.3 Unrecognized command [");
            assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 OK");
        }
    }

    @Test
    void too_much_nonsense_ends_the_session() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            client.send("nonsense\r\n".repeat(10_000).substring(0, 300));
            for (int i = 0; i < Limits.standard().errors(); i++) {
                assertThat(client.hear()).startsWith("500 ");
            }
            assertThat(client.hear()).startsWith("421 4.7.0 Too many errors on this connection");
        }
    }

    @Test
    void guessing_passwords_ends_the_session() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.secure(simulator)) {
            for (int i = 0; i < Limits.standard().errors(); i++) {
                assertThat(client.login(Lab.USER, "guess" + i)).startsWith("535 ");
            }
            assertThat(client.hear()).startsWith("421 4.7.0 ");
        }
    }

    @Test
    void pipelined_commands_are_answered_one_by_one() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            client.send(
                    "MAIL FROM:<scanner@contoso.com>\r\nRCPT TO:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n");
            assertThat(List.of(client.hear(), client.hear(), client.hear(), client.hear()))
                    .containsExactly(
                            "250 2.1.0 Sender OK",
                            "250 2.1.5 Recipient OK",
                            "250 2.1.5 Recipient OK",
                            "354 Start mail input; end with <CRLF>.<CRLF>");
        }
    }

    @Test
    void commands_sent_ahead_of_tls_are_forgotten() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            client.ask("EHLO device.contoso.com");
            client.send("STARTTLS\r\nEHLO injected.example.com\r\nRSET\r\n");
            assertThat(client.hear()).startsWith("220 ");
            client.startTls(simulator);
            assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            assertThat(simulator.sessions().getFirst().lines().toString()).doesNotContain("injected");
        }
    }

    @Test
    void half_a_line_is_no_command() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            try (var client = RawClient.connect(simulator)) {
                client.hear();
                client.send("QUI");
            }
            assertStillServes(simulator);
        }
    }

    @Test
    void garbage_in_place_of_a_tls_handshake_ends_the_session() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.connect(simulator)) {
            client.hear();
            client.ask("EHLO device.contoso.com");
            client.ask("STARTTLS");
            client.send("this is no handshake\r\n");
            while (!client.hear().equals("(closed)")) {
                assertThat(simulator.port()).isPositive();
            }
            assertStillServes(simulator);
        }
    }

    @Test
    void a_silent_client_is_sent_away() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen(), Lab.limits(SHORT, LONG));
                var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(client.hear()).startsWith("451 4.7.0 Timeout waiting for client input [");
            assertThat(client.hear()).isEqualTo("(closed)");
        }
    }

    @Test
    void a_client_that_talks_for_ever_is_cut_off() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen(), Lab.limits(LONG, SHORT));
                var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(talkUntilClosed(client)).isTrue();
        }
    }

    @Test
    void a_message_over_the_limit_ends_the_session() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen(), Lab.limits(LONG, LONG));
                var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            client.ask("MAIL FROM:<scanner@contoso.com>");
            client.ask("RCPT TO:<someone@example.com>");
            client.ask("DATA");
            client.send("x".repeat(10_010));
            assertThat(client.hear()).startsWith("552 5.3.4 Message size exceeds");
        }
    }

    @Test
    void chunks_over_the_limit_end_the_session() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen(), Lab.limits(LONG, LONG));
                var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            client.ask("MAIL FROM:<scanner@contoso.com>");
            client.ask("RCPT TO:<someone@example.com>");
            client.send("BDAT 9000\r\n" + "x".repeat(9_000));
            assertThat(client.hear()).startsWith("250 ");
            assertThat(client.ask("BDAT 999999999999999999 LAST")).startsWith("552 5.3.4 Message size exceeds");
        }
    }

    @Test
    void one_client_too_many_is_turned_away_and_comes_in_later() throws IOException {
        var few = new Limits(4_096, 10_000, LONG, LONG, 3, 10);
        try (var simulator = Lab.start(Gates.allOpen(), few)) {
            List<RawClient> inside = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawClient client = RawClient.connect(simulator);
                assertThat(client.hear()).startsWith("220 ");
                inside.add(client);
            }
            try (var late = RawClient.connect(simulator)) {
                assertThat(late.hear()).isEqualTo("421 4.3.2 Service not available");
                assertThat(late.hear()).isEqualTo("(closed)");
            }
            inside.getFirst().ask("QUIT");
            assertThat(inside.getFirst().hear()).isEqualTo("(closed)");
            assertThat(firstWelcome(simulator)).startsWith("220 ");
            for (RawClient client : inside) {
                client.close();
            }
        }
    }

    @Test
    void a_crowd_of_noisy_clients_leaves_the_server_standing() throws IOException {
        var random = new Random(535);
        try (var simulator = Lab.start(Gates.storyStart())) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(6_000)];
                random.nextBytes(noise);
                try (var socket = new Socket(simulator.host(), simulator.port())) {
                    socket.getOutputStream().write(noise);
                } catch (IOException e) {
                    assertThat(e).hasMessageMatching(".*(reset|Broken pipe|closed).*");
                }
            }
            assertThat(firstWelcome(simulator)).startsWith("220 ");
            assertThat(simulator.sessions()).hasSizeLessThanOrEqualTo(50);
        }
    }

    @Test
    void closing_hangs_up_on_everybody() throws IOException {
        var simulator = Lab.start(Gates.allOpen());
        try (var client = RawClient.connect(simulator)) {
            client.hear();
            simulator.close();
            assertThat(talkUntilClosed(client)).isTrue();
        }
    }

    private static boolean talkUntilClosed(RawClient client) {
        try {
            while (true) {
                if (client.ask("NOOP").equals("(closed)")) {
                    return true;
                }
            }
        } catch (IOException e) {
            return true;
        }
    }

    private static void assertStillServes(M365Simulator simulator) throws IOException {
        try (var client = RawClient.connect(simulator)) {
            assertThat(client.hear()).startsWith("220 ");
        }
    }

    /** Comes again until the server has a place: it learns of a closed connection only in its own time. */
    private static String firstWelcome(M365Simulator simulator) throws IOException {
        while (true) {
            try (var client = RawClient.connect(simulator)) {
                String welcome = client.hear();
                if (!welcome.startsWith("421 ")) {
                    return welcome;
                }
            }
        }
    }
}
