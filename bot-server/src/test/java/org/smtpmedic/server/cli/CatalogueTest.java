package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    Path folder;

    @Test
    void the_list_names_every_cause_with_its_title() {
        CliRun run = CliRun.of("catalogue", "list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSizeGreaterThan(40)
                .anyMatch(line -> line.startsWith("security-defaults-lock  "));
    }

    @Test
    void a_cause_is_shown_with_its_steps_and_sources() {
        CliRun run = CliRun.of("catalogue", "show", "security-defaults-lock");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Why it happens", "What to do", "Sources", "535 5.7.139");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 160);
    }

    @Test
    void a_good_folder_is_fine() throws IOException {
        CliRun run = CliRun.of("catalogue", "check", copy().toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Fine: ");
    }

    @Test
    void a_fault_is_told_with_file_and_line_and_exit_code_1() throws IOException {
        Path cause = copy().resolve("causes/security-defaults-lock.yaml");
        Files.writeString(cause, Files.readString(cause).replace("layer: security-policy", "layer: somewhere"));

        CliRun run = CliRun.of("catalogue", "check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("causes/security-defaults-lock.yaml:7: ");
        assertThat(run.err()).isEqualToIgnoringNewLines("smtp-medic: 1 fault");
    }

    private Path copy() throws IOException {
        Path bundled = Path.of("..", "bot-core", "src", "main", "resources", "catalogue");
        try (var files = Files.walk(bundled)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(bundled.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return folder;
    }
}
