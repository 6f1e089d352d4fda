package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Account;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.gates.MailboxSwitch;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;
import org.smtpmedic.simulator.tls.TlsMode;

/** The command {@code test} against a simulated Microsoft 365. */
@Timeout(120)
class MailPathTest {
    private static final String USER = "scanner@contoso.com";
    private static final String PASSWORD = "Planted-Pa55";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private M365Simulator microsoft;
    private String port;

    @BeforeEach
    void start() throws IOException {
        microsoft = M365Simulator.start(
                0,
                new SimulatedMailbox(USER, PASSWORD, "planted-bearer-token"),
                Gates.allOpen(),
                InstantSource.system(),
                Limits.standard());
        port = Integer.toString(microsoft.port());
    }

    @AfterEach
    void stop() throws IOException {
        microsoft.close();
    }

    @Test
    void a_look_passes_every_stage_up_to_a_login() {
        CliRun run = test(Map.of(), "localhost:" + port);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .anyMatch(line -> line.startsWith("+ passed     Certificate"))
                .anyMatch(line -> line.startsWith("+ passed     AUTH offered") && line.contains("LOGIN XOAUTH2"))
                .anyMatch(line -> line.startsWith("- not tested AUTH "))
                .contains("localhost:" + port + " works as far as it can be seen without a login.")
                .contains("    swaks --server 'localhost' --port " + port + " --tls --tls-verify --quit-after EHLO");
        assertThat(run.out()).doesNotContain("\u001B");
    }

    @Test
    void the_configured_mailbox_logs_in_at_its_own_server_only() {
        CliRun own = test(mailbox("127.0.0.1"), "127.0.0.1:" + port);
        CliRun other = test(mailbox("smtp.office365.com"), "127.0.0.1:" + port);

        assertThat(own.exitCode()).isZero();
        assertThat(own.out()).contains("127.0.0.1:" + port + " works, up to a mail of " + USER + " that was not sent.");
        assertThat(other.out()).contains("works as far as it can be seen without a login.");
        assertThat(own + other.toString()).doesNotContain(PASSWORD);
        assertThat(microsoft.sessions().toString()).doesNotContain("DATA");
    }

    @Test
    void a_password_that_is_asked_for_logs_in_and_is_shown_nowhere() {
        CliRun run = CliRun.trusting(
                trust(), Map.of(), PASSWORD, "test", "localhost", "--port", port, "--loopback", port, "--user", USER);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("works, up to a mail of " + USER, "--auth-user='" + USER + "'");
        assertThat(run.toString()).doesNotContain(PASSWORD);
    }

    static Stream<Arguments> shutGates() {
        Gates open = Gates.allOpen();
        return Stream.of(
                Arguments.of(open.withSmtpAuthTenant(false), "disabled for the Tenant"),
                Arguments.of(open.withSmtpAuthMailbox(MailboxSwitch.OFF), "disabled for the Mailbox"),
                Arguments.of(open.withSecurityDefaults(true), "security defaults policy"),
                Arguments.of(open.withAccount(Account.LOCKED), "account locked"));
    }

    @ParameterizedTest
    @MethodSource("shutGates")
    void a_shut_gate_is_named_by_stage_and_cause(Gates gates, String words) throws JsonProcessingException {
        microsoft.set(gates);
        JsonNode found = json(test(mailbox("localhost"), "localhost:" + port, "--json"), 1);

        assertThat(outcome(found, "auth")).isEqualTo("failed");
        assertThat(outcome(found, "envelope")).isEqualTo("not-tested");
        assertThat(found.at("/diagnosis/primary").isTextual()).isTrue();
        assertThat(found.at("/diagnosis/evidence/0/text").asText()).isNotEmpty();
        assertThat(microsoft.sessions().toString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_1_0, tls, tls-handshake-failed",
        "TLS_1_1, tls, tls-handshake-failed",
        "EXPIRED, certificate, tls-cert-untrusted",
        "NOT_YET_VALID, certificate, tls-cert-untrusted",
        "WRONG_NAME, certificate, tls-hostname-mismatch",
        "SELF_SIGNED, certificate, tls-cert-untrusted",
        "UNKNOWN_AUTHORITY, certificate, tls-cert-untrusted"
    })
    void bad_tls_is_named_by_stage_and_cause(TlsMode mode, String stage, String cause) throws JsonProcessingException {
        microsoft.set(mode);
        JsonNode found = json(test(mailbox("localhost"), "localhost:" + port, "--json"), 1);

        assertThat(outcome(found, "starttls")).isEqualTo("passed");
        assertThat(outcome(found, stage)).isEqualTo("failed");
        assertThat(outcome(found, "auth")).isEqualTo("not-tested");
        assertThat(found.at("/diagnosis/primary").asText()).isEqualTo(cause);
    }

    @Test
    void the_json_object_keeps_its_shape() throws JsonProcessingException {
        JsonNode found = json(test(Map.of(), "localhost:" + port, "--json"), 0);

        assertThat(found.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("target", "works", "server", "stages", "diagnosis", "commands");
        assertThat(found.get("target").asText()).isEqualTo("localhost:" + port);
        assertThat(found.get("diagnosis").isNull()).isTrue();
        assertThat(found.get("stages"))
                .hasSize(20)
                .allSatisfy(stage -> assertThat(stage.properties())
                        .extracting(Map.Entry::getKey)
                        .containsExactly("stage", "outcome", "millis", "facts", "explanation"));
        assertThat(found.get("commands"))
                .extracting(each -> each.get("tool").asText())
                .containsExactly("swaks", "openssl", "curl", "PowerShell");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_that_and_no_missing_starttls() throws JsonProcessingException {
        JsonNode found = json(CliRun.of("test", "localhost:" + port, "--loopback", port, "--json"), 1);

        assertThat(outcome(found, "starttls")).isEqualTo("passed");
        assertThat(outcome(found, "certificate")).isEqualTo("failed");
        assertThat(found.at("/diagnosis/primary").asText()).isEqualTo("tls-cert-untrusted");
    }

    @Test
    void a_closed_port_is_told_and_the_rest_is_not_tested() throws IOException {
        String closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = Integer.toString(socket.getLocalPort());
        }
        JsonNode found = json(CliRun.of("test", "localhost:" + closed, "--loopback", closed, "--json"), 1);

        assertThat(outcome(found, "port-587")).isEqualTo("failed");
        assertThat(outcome(found, "banner")).isEqualTo("not-tested");
        assertThat(found.at("/diagnosis/primary").asText()).isEqualTo("connection-refused");
    }

    static Stream<String> closedPlaces() {
        return Stream.of(
                "127.0.0.1:25",
                "localhost:587",
                "10.0.0.1:25",
                "192.168.1.1:587",
                "169.254.169.254:25",
                "[::1]:25",
                "[::ffff:127.0.0.1]:25",
                "[64:ff9b::7f00:1]:25",
                "[fd00::1]:587",
                "mail.fabrikam.com:2525",
                "smtp.office365.com:22");
    }

    @ParameterizedTest
    @MethodSource("closedPlaces")
    void what_the_guard_keeps_closed_is_not_allowed_and_no_more_is_said(String target) {
        CliRun run = CliRun.of("test", target);

        refused(run);
        assertThat(run.err()).contains("testing this server is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "user@",
                "smtp.office365.com: 587",
                "smtp office365.com:587",
                "smtp.office365.com:587:25",
                "smtp.office365.com:99999",
                "https://smtp.office365.com:587/",
                "2001:db8::1",
                "[2001:db8::1",
                "[zz]:25",
                "0x7f.0.0.1:25",
                "0177.0.0.1:25",
                "2130706433:25",
                "127.1:25",
                "smtp..office365.com:25",
                "-smtp.office365.com:25",
                "smtp\u0000.office365.com:25",
                "user\r\nRSET@contoso.com\r\n",
                "contoso.com\u001B[31m",
                "a@contoso..com",
                "sm\u200Btp.office365.com:25",
                "smtp.office365.com:25 -oProxy"
            })
    void a_hostile_name_gets_one_clear_line(String target) {
        refused(CliRun.of("test", "--", target));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 100_000})
    void a_long_name_gets_one_clear_line(int length) {
        refused(CliRun.of("test", "a".repeat(length) + ".example.com:25"));
        refused(CliRun.of("test", "a".repeat(length) + ".example.com"));
    }

    private static void refused(CliRun run) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .hasLineCount(1)
                .hasSizeLessThan(300)
                .startsWith("smtp-medic: TARGET: ")
                .doesNotContain("Exception", "\u001B", "\tat ");
    }

    private CliRun test(Map<String, String> environment, String target, String... options) {
        List<String> arguments = Stream.concat(Stream.of("test", target, "--loopback", port), Stream.of(options))
                .toList();
        return CliRun.trusting(trust(), environment, "", arguments.toArray(String[]::new));
    }

    private Map<String, String> mailbox(String host) {
        return Map.of(
                "SMTP_MEDIC_TEST_HOST", host,
                "SMTP_MEDIC_TEST_PORT", port,
                "SMTP_MEDIC_TEST_USER", USER,
                "SMTP_MEDIC_TEST_PASSWORD", PASSWORD);
    }

    private Trust trust() {
        return new Trust(Set.of(microsoft.certificate()));
    }

    private static JsonNode json(CliRun run, int exitCode) throws JsonProcessingException {
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(1);
        return MAPPER.readTree(run.out());
    }

    private static String outcome(JsonNode found, String stage) {
        for (JsonNode each : found.get("stages")) {
            if (each.get("stage").asText().equals(stage)) {
                return each.get("outcome").asText();
            }
        }
        return "none";
    }
}
