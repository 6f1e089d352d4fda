package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.server.knowledge.Overlay;

/** A folder of one's own, laid over the bundled catalogue. */
class OwnCatalogueTest {
    private static final String OWN = Overlay.text("own-proxy", "The proxy of our own", Overlay.PHRASE);

    @TempDir
    Path folder;

    @Test
    void an_overlay_is_checked_on_top_of_the_bundled_catalogue() throws IOException {
        own(OWN);

        CliRun run = CliRun.of("catalogue", "check", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Fine: ").contains("1 files added, 0 replaced", "claimed by its own cause");
        assertThat(CliRun.of("catalogue", "check", "--whole", folder.toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void an_example_that_goes_elsewhere_is_told_with_its_line() throws IOException {
        own(OWN.replace(
                "- 550 the contoso proxy says no to submission",
                "- 550 5.7.30 Basic authentication is not supported for Client Submission."));

        CliRun run = CliRun.of("catalogue", "check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        "causes/own-proxy.yaml:17: Example 1 goes to the cause 'basic-auth-retired'");
    }

    @Test
    void list_show_and_classify_honour_the_folder_and_mark_what_is_not_bundled() throws IOException {
        own(OWN);
        Path bundled = Path.of("..", "bot-core", "src", "main", "resources", "catalogue", "causes");
        String replaced = Files.readString(bundled.resolve("ip-banned.yaml"));
        Files.writeString(folder.resolve("causes/ip-banned.yaml"), replaced);
        Files.writeString(folder.resolve("disabled.yaml"), "causes: [ptr-missing]\n");

        String list = run("catalogue", "list").out();

        assertThat(list.lines())
                .anyMatch(line -> line.matches("own-proxy +The proxy of our own \\(added\\)"))
                .anyMatch(line -> line.startsWith("ip-banned ") && line.endsWith(" (replaced)"))
                .anyMatch(line -> line.equals("Disabled: ptr-missing"))
                .noneMatch(line -> line.startsWith("ptr-missing "));
        assertThat(run("catalogue", "show", "own-proxy").out()).startsWith("The proxy of our own (added)");
        assertThat(run("catalogue", "show", "ptr-missing").exitCode()).isEqualTo(2);
        assertThat(run("classify").out()).startsWith("The proxy of our own [own-proxy]");
    }

    @Test
    void a_configuration_file_may_name_the_folder() throws IOException {
        own(OWN);
        Path config = Files.writeString(
                folder.resolve("..").resolve(folder.getFileName() + "-config.yaml"),
                "catalogue: {dir: '" + folder + "'}\ntest: {host: h, user: u, password-file: /nowhere}\n");

        CliRun run = CliRun.of("catalogue", "show", "own-proxy", "--config", config.toString());
        Files.delete(config);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void nothing_starts_with_a_folder_at_fault() throws IOException {
        own(OWN.replace("gate: 0", "gate: 77"));

        for (String[] command : new String[][] {{"catalogue", "list"}, {"classify"}, {"serve"}}) {
            CliRun run = run(command);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .containsExactly(
                            "causes/own-proxy.yaml:4: There is no gate '77'", "smtp-medic: catalogue.dir: 1 fault");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_wrong_usage() {
        folder = folder.resolve("gone");

        CliRun run = run("catalogue", "list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("smtp-medic: catalogue.dir: expected a folder that is there");
    }

    private CliRun run(String... arguments) {
        return CliRun.in(
                Map.of("SMTP_MEDIC_CATALOGUE_DIR", folder.toString()),
                "550 the contoso proxy says no to submission".getBytes(StandardCharsets.UTF_8),
                arguments);
    }

    private void own(String text) throws IOException {
        Files.createDirectories(folder.resolve("causes"));
        Files.writeString(folder.resolve("causes/own-proxy.yaml"), text);
    }
}
