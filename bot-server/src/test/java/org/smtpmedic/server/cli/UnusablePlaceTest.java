package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.server.DataLock;

/** A folder or an address that cannot be had is told as that, and not as a taken port. */
class UnusablePlaceTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_no_data_folder_for_the_bot() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CliRun run = serve(Map.of("SMTP_MEDIC_SERVER_PORT", "0", "SMTP_MEDIC_DATA_DIR", file.toString()));
        refused(run, file + " cannot be used as a folder");
    }

    @Test
    void a_file_is_no_data_folder_for_the_demo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(CliRun.of("demo", "--port", "0", "--data", file.toString()), file + " cannot be used as a folder");
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told() {
        // Nobody can write there, whoever runs the tests.
        CliRun run = serve(Map.of("SMTP_MEDIC_SERVER_PORT", "0", "SMTP_MEDIC_DATA_DIR", "/proc"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("The data folder /proc cannot be written to");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_damaged_database_is_told_with_the_way_out() throws IOException {
        Files.writeString(folder.resolve("smtp-medic.db"), "These are notes.\n".repeat(500));
        CliRun run = serve(Map.of("SMTP_MEDIC_SERVER_PORT", "0", "SMTP_MEDIC_DATA_DIR", folder.toString()));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("smtp-medic.db", "Restore it from a backup");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_folder_that_another_program_uses_is_told() {
        try (var _ = DataLock.take(DataLock.database(folder))) {
            CliRun run = serve(Map.of("SMTP_MEDIC_SERVER_PORT", "0", "SMTP_MEDIC_DATA_DIR", folder.toString()));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).hasLineCount(1).contains("is in use by a running program");
        }
    }

    @Test
    void a_server_that_is_away_is_told() {
        CliRun run = serve(Map.of(
                "SMTP_MEDIC_SERVER_PORT",
                "0",
                "SMTP_MEDIC_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/medic",
                "SMTP_MEDIC_DATABASE_USER",
                "medic"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("database.url cannot be opened");
    }

    @Test
    void a_clock_that_cannot_be_read_is_told() throws IOException {
        Files.createDirectory(folder.resolve("clock.properties"));
        refused(
                CliRun.of("demo", "--port", "0", "--data", folder.toString()),
                folder + ": the files in it cannot be read and written");
    }

    @Test
    void a_clock_file_that_holds_something_else_is_told() throws IOException {
        Files.writeString(folder.resolve("clock.properties"), "\\u00zz");
        refused(CliRun.of("demo", "--port", "0", "--data", folder.toString()), "clock.properties is no clock file");
    }

    @Test
    void an_address_of_another_machine_is_told() {
        CliRun run = serve(Map.of("SMTP_MEDIC_SERVER_HOST", "192.0.2.1", "SMTP_MEDIC_DATA_DIR", folder.toString()));
        refused(run, "server.host: 192.0.2.1 is no address of this machine");
    }

    private static CliRun serve(Map<String, String> environment) {
        return CliRun.in(environment, new byte[0], "serve");
    }

    private static void refused(CliRun run, String words) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(words);
        assertThat(run.out()).isEmpty();
    }
}
