package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
    @TempDir
    Path folder;

    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of(),
                List.of("treat"),
                List.of("--colour"),
                List.of("classify", "--xml"),
                List.of("classify", "--json", "--jsonl"),
                List.of("classify", "no-such-file.txt"),
                List.of("classify", "."),
                List.of("catalogue"),
                List.of("catalogue", "burn"),
                List.of("catalogue", "show"),
                List.of("catalogue", "show", "no-such-cause"),
                List.of("demo", "--port", "eighty"),
                List.of("demo", "--port", "70000"),
                List.of("demo", "--minute", "0"),
                List.of("demo", "--minute", "60001"),
                List.of("serve", "--config", "no-such-file.yaml"),
                List.of("serve", "extra"),
                List.of("test"),
                List.of("test", "contoso.com", "fabrikam.com"),
                List.of("test", "contoso.com", "--password", "Planted-Pa55"),
                List.of("test", "contoso.com", "--resolver", "no such host"),
                List.of("test", "contoso.com", "--allow", "https://mail.fabrikam.com/"),
                List.of("test", "contoso.com", "--loopback", "70000"),
                List.of("test", "smtp.office365.com:587", "--port", "25"),
                List.of("test", "scanner@contoso.com", "--port", "25"),
                List.of("test", "smtp.office365.com", "--port", "0"),
                List.of("test", "contoso.com", "--user", "scanner@contoso.com"),
                List.of("test", "smtp.office365.com:587", "--user", "scanner@contoso.com"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void ends_with_2_and_one_clear_line(List<String> arguments) {
        CliRun run = CliRun.of(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).startsWith("smtp-medic").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_file_that_is_no_text_is_refused_by_name() throws IOException {
        Path binary = Files.write(folder.resolve("scan.pdf"), new byte[] {'%', 'P', 'D', 'F', 0, 1, 2, 0});

        CliRun run = CliRun.of("classify", binary.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("scan.pdf is no text");
    }

    @Test
    void a_file_that_is_too_large_is_refused_by_name() throws IOException {
        Path large = Files.writeString(folder.resolve("mail.log"), "x".repeat(5 * 1_048_576 + 1));

        CliRun run = CliRun.of("classify", large.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("mail.log is larger than 5 MB");
    }

    @Test
    void a_taken_port_is_told() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliRun run = CliRun.of("demo", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void a_wrong_configuration_stops_the_start_with_the_key() {
        CliRun run = CliRun.in(Map.of("SMTP_MEDIC_SERVER_PORT", "many"), new byte[0], "serve");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("server.port", "0 to 65535")
                .doesNotContain("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "classify", "catalogue", "test"})
    void help_is_no_wrong_usage(String command) {
        CliRun run = CliRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("smtp-medic " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_damaged_database_is_told_in_a_line() throws IOException {
        Files.write(
                folder.resolve("smtp-medic.db"),
                "this is no database, whatever its name".repeat(200).getBytes(StandardCharsets.UTF_8));

        CliRun run = CliRun.of("demo", "--port", "0", "--data", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("smtp-medic.db");
    }
}
