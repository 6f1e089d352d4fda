package org.smtpmedic.core.probe.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.diagnosis.Paste;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/**
 * Outputs of swaks 20201014, openssl 3.0 and curl 7.88 against the simulated Microsoft 365 and some broken servers, with the ports and
 * the client's name replaced; those of PowerShell were written after its documentation.
 */
class ReadbackTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    swaks-look               | SWAKS      | localhost:587              | -            | AUTH_OFFERED | -
                    swaks-accepted           | SWAKS      | localhost:587              | -            | ENVELOPE     | -
                    swaks-sent               | SWAKS      | localhost:587              | -            | MESSAGE      | -
                    swaks-auth-refused       | SWAKS      | localhost:587              | AUTH         | AUTH_OFFERED | 535 5.7.139 Authentication
                    swaks-no-login           | SWAKS      | localhost:587              | ENVELOPE     | AUTH_OFFERED | 530 5.7.57 Client not
                    swaks-untrusted          | SWAKS      | localhost:587              | CERTIFICATE  | STARTTLS     | certificate verify failed
                    swaks-no-starttls        | SWAKS      | localhost:587              | STARTTLS     | AUTH_OFFERED | STARTTLS
                    swaks-tls-unavailable    | SWAKS      | localhost:587              | STARTTLS     | EHLO         | 454 4.7.0 TLS not available
                    swaks-refused-port       | SWAKS      | localhost:587              | PORT_587     | -            | Connection refused
                    swaks-unknown-host       | SWAKS      | nosuch.contoso.invalid:587 | ADDRESSES    | -            | Bad hostname
                    swaks-silent             | SWAKS      | localhost:587              | BANNER       | PORT_587     | -
                    swaks-dropped            | SWAKS      | localhost:587              | EHLO         | BANNER       | Connection closed
                    swaks-busy               | SWAKS      | localhost:587              | BANNER       | PORT_587     | 421 4.3.2 Service
                    curl-fine                | CURL       | localhost:587              | -            | AUTH_OFFERED | -
                    curl-accepted            | CURL       | localhost:587              | -            | MESSAGE      | -
                    curl-auth-refused        | CURL       | localhost:587              | AUTH         | AUTH_OFFERED | 535 5.7.139 Authentication
                    curl-untrusted           | CURL       | localhost:587              | CERTIFICATE  | STARTTLS     | self-signed certificate
                    curl-wrong-name          | CURL       | -                          | CERTIFICATE  | TLS          | no alternative certificate
                    curl-no-starttls         | CURL       | localhost:587              | STARTTLS     | AUTH_OFFERED | STARTTLS
                    curl-refused-port        | CURL       | localhost:587              | PORT_587     | -            | Connection refused
                    curl-unreachable         | CURL       | 192.0.2.1:587              | PORT_587     | -            | Connection refused
                    curl-unknown-host        | CURL       | -                          | ADDRESSES    | -            | Could not resolve host
                    curl-silent              | CURL       | localhost:587              | BANNER       | PORT_587     | -
                    curl-busy                | CURL       | localhost:587              | BANNER       | PORT_587     | 421 4.3.2 Service
                    openssl-fine             | OPENSSL    | -                          | -            | CERTIFICATE  | -
                    openssl-tls12            | OPENSSL    | -                          | -            | CERTIFICATE  | -
                    openssl-untrusted        | OPENSSL    | -                          | CERTIFICATE  | TLS          | self-signed certificate
                    openssl-wrong-name       | OPENSSL    | -                          | CERTIFICATE  | TLS          | hostname mismatch
                    openssl-no-starttls      | OPENSSL    | -                          | STARTTLS     | ADDRESSES    | STARTTLS
                    openssl-tls-unavailable  | OPENSSL    | -                          | TLS          | ADDRESSES    | write:errno
                    openssl-tls11            | OPENSSL    | -                          | TLS          | ADDRESSES    | alert protocol version
                    openssl-wrong-version    | OPENSSL    | -                          | TLS          | ADDRESSES    | wrong version number
                    openssl-refused          | OPENSSL    | -                          | BANNER       | -            | Connection refused
                    openssl-unknown          | OPENSSL    | -                          | ADDRESSES    | -            | Name or service not known
                    powershell-port-open     | POWERSHELL | smtp.office365.com:587     | -            | PORT_587     | -
                    powershell-port-shut     | POWERSHELL | smtp.office365.com:587     | PORT_587     | -            | TcpTestSucceeded
                    powershell-unknown-name  | POWERSHELL | -                          | ADDRESSES    | -            | Name resolution
                    powershell-lines-fine    | POWERSHELL | smtp.office365.com:587     | -            | CERTIFICATE  | -
                    powershell-lines-untrusted | POWERSHELL | smtp.office365.com:587   | CERTIFICATE  | STARTTLS     | certificate is invalid
                    powershell-send-refused  | POWERSHELL | -                          | ENVELOPE     | -            | 5.7.57 Client not authenticated
                    powershell-send-login    | POWERSHELL | -                          | AUTH         | -            | disabled for the Tenant
                    powershell-send-unreachable | POWERSHELL | -                       | BANNER       | -            | Unable to connect
                    """)
    void an_output_is_read_in_the_stages_of_a_probe(
            String file, Tool tool, String server, Stage trouble, Stage furthest, String words) throws IOException {
        ToolReading reading = read(output(file)).orElseThrow();

        assertThat(reading.tool()).isEqualTo(tool);
        assertThat(reading.server()).isEqualTo(Optional.ofNullable(server));
        assertThat(reading.results()).extracting(StageResult::stage).containsExactly(Stage.values());
        assertThat(reading.trouble().map(StageResult::stage)).isEqualTo(Optional.ofNullable(trouble));
        assertThat(reading.furthest().map(StageResult::stage)).isEqualTo(Optional.ofNullable(furthest));
        if (words == null) {
            assertThat(reading.refusal()).isEmpty();
        } else {
            assertThat(reading.refusal().orElseThrow()).contains(words);
        }
        assertThat(reading.toString()).doesNotContain("Planted", "UGxhbnRlZC1QYTU1");
    }

    @Test
    void what_comes_behind_the_trouble_is_not_tested() throws IOException {
        ToolReading reading = read(output("swaks-untrusted")).orElseThrow();

        assertThat(result(reading, Stage.AUTH).outcome()).isEqualTo(new Outcome.NotTested());
        assertThat(result(reading, Stage.AUTH).explanation()).isEqualTo("Not tested: \"Certificate\" did not pass.");
        assertThat(result(reading, Stage.SPF).explanation()).isEqualTo("The output does not show this.");
    }

    @Test
    void a_password_that_swaks_hid_is_no_secret_and_one_that_curl_shows_is() throws IOException {
        assertThat(Paste.of(output("swaks-auth-refused")).secrets()).isEmpty();
        assertThat(Paste.of(output("curl-auth-refused")).secrets()).hasSize(2);
    }

    @Test
    void facts_are_kept() throws IOException {
        assertThat(result(read(output("openssl-tls12")).orElseThrow(), Stage.TLS)
                        .facts())
                .extracting(StageResult.Fact::value)
                .containsExactly("TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384");
        assertThat(result(read(output("swaks-look")).orElseThrow(), Stage.AUTH_OFFERED)
                        .facts())
                .extracting(StageResult.Fact::value)
                .containsExactly("LOGIN XOAUTH2");
    }

    @Test
    void openssl_tells_its_server_where_the_typed_line_was_pasted_too() throws IOException {
        String typed = "$ openssl s_client -connect 'localhost:587' -starttls smtp </dev/null\n";
        ToolReading reading = read(typed + output("openssl-refused")).orElseThrow();

        assertThat(reading.server()).contains("localhost:587");
        assertThat(reading.trouble().orElseThrow().stage()).isEqualTo(Stage.PORT_587);
    }

    @Test
    void marks_count_though_a_chat_took_the_blanks_in_front_away() throws IOException {
        String stripped =
                output("swaks-auth-refused").lines().map(String::strip).reduce("", (a, b) -> a + "\r\n" + b);

        assertThat(read(stripped).orElseThrow().trouble().orElseThrow().stage()).isEqualTo(Stage.AUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
                "C: EHLO scanner\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 4.7.0 TLS not available",
                "-> AUTH LOGIN\n<- 334 VXNlcm5hbWU6\n<** 535 5.7.3 Authentication unsuccessful",
                "* a list\n* of things\n> and a quote",
                "=== a heading ===\n*** another ***"
            })
    void other_texts_are_nobodys_output(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=== Trying ",
                "=== TLS started with cipher ",
                "*** Error connecting to :",
                "<** Timeout (99999999999999999999999 secs)",
                "<~* 5",
                "* Connected to (nil) port ",
                "* Connected to a (b) port 99999999999999",
                "curl: (",
                "CONNECTED(",
                "New, , Cipher is ",
                "Verify return code: ",
                "connect:errno=",
                "TcpTestSucceeded : ",
                "Send-MailMessage :",
                "Exception calling \"",
                "RemotePort : -1"
            })
    void half_a_line_a_million_times_is_read_in_bounded_time(String line) {
        String flood = (line + "\n").repeat(1_000_000 / (line.length() + 1));
        read("=== Trying x...\n" + flood);
        read("* Trying 192.0.2.1:587...\n" + flood);
        read("CONNECTED(00000003)\n" + flood);
        Optional<ToolReading> last = read("TcpTestSucceeded : no\n" + line.repeat(10_000) + "\n" + flood);

        last.ifPresent(reading -> assertThat(reading.toString()).hasSizeLessThan(50_000));
    }

    @Test
    void invisible_characters_of_a_server_are_not_shown() {
        ToolReading reading =
                read("=== Trying localhost:587...\n=== Connected to localhost.\n<** 554 no\u001B[31m\u202E\n")
                        .orElseThrow();

        assertThat(reading.refusal()).contains("554 no?[31m?");
    }

    private static Optional<ToolReading> read(String text) {
        return Readback.read(Paste.of(text).masked());
    }

    private static StageResult result(ToolReading reading, Stage stage) {
        return reading.results().stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private static String output(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReadbackTest.class.getResourceAsStream("/org/smtpmedic/core/probe/readback/" + file + ".txt"), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
