package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

class CatalogueLoaderTest {

    private static final Path SMALL = Path.of("src/test/resources/small-catalogue");

    @TempDir
    private Path directory;

    @Test
    void a_good_catalogue_is_read() {
        Catalogue catalogue = CatalogueLoader.load(SMALL);

        Cause cause = catalogue.cause("tenant-off").orElseThrow();
        assertThat(cause.gate()).contains(2);
        assertThat(cause.wordings())
                .hasSize(2)
                .allSatisfy(wording -> assertThat(wording.say()).isNotEmpty());
        assertThat(catalogue.stepsOf(cause)).extracting(Step::id).containsExactly("look", "open");
        assertThat(catalogue.step("open").flatMap(Step::undo)).isPresent();
        assertThat(catalogue.retirements()).containsKey("smtp-basic-auth");
    }

    @Test
    void the_bundled_catalogue_is_read() {
        assertThat(CatalogueLoader.bundled().causes()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            causes/tenant-off.yaml    | layer: credentials       | layer: kitchen           | 5  | 'kitchen' is not allowed for 'layer'
            causes/tenant-off.yaml    | layer: credentials       | leyer: credentials       | 5  | 'leyer' is not known here
            causes/tenant-off.yaml    | layer: credentials       | leyer: credentials       | 1  | 'layer' is missing
            causes/tenant-off.yaml    | gate: 2                  | gate: 9                  | 4  | There is no gate '9'
            causes/tenant-off.yaml    | gate: 2                  | gate: two                | 4  | is not a whole number
            causes/tenant-off.yaml    | id: tenant-off           | id: other-name           | 1  | is not the file's name
            causes/tenant-off.yaml    | steps: [look, open]      | steps: [look, jump]      | 14 | There is no step 'jump'
            causes/tenant-off.yaml    | steps: [look, open]      | steps: look              | 14 | 'steps' must be a list
            causes/tenant-off.yaml    | next: [security-defaults] | next: [nothing]         | 15 | There is no cause 'nothing'
            causes/tenant-off.yaml    | sources: [S1]            | sources: [S9]            | 16 | There is no source 'S9'
            causes/tenant-off.yaml    | asOf: 2026-11-21         | asOf: yesterday          | 17 | is not a date
            causes/tenant-off.yaml    | weight: sentence         | weight: heavy            | 11 | 'heavy' is not allowed for 'weight'
            causes/tenant-off.yaml    | weight: sentence         | reply: 99                | 11 | is not a reply code
            causes/tenant-off.yaml    | title: Title of tenant-off | title: [a, b]          | 2  | 'title' must be text
            causes/ip-banned.yaml     | 5.7.606-649              | 5.7.649-606              | 10 | is not a code
            causes/security-defaults.yaml | smtp-basic-auth      | some-day                 | 15 | There is no retirement date 'some-day'
            steps/open.yaml           | note: A password opens this mailbox. | notes: x     | 23 | 'notes' is not known here
            steps/open.yaml           | note: A password opens this mailbox. | notes: x     | 22 | needs 'note'
            steps/open.yaml           | suggest: PT15M           | suggest: soon            | 18 | is not an ISO 8601 duration
            steps/open.yaml           | {mailbox} -Smtp          | {password} -Smtp         | 11 | There is no placeholder {password}
            steps/open.yaml           | safer: [look]            | safer: [nowhere]         | 27 | There is no step 'nowhere'
            steps/look.yaml           | level: none              | level: critical          | 10 | needs 'note'
            gates.yaml                | name: Security Defaults  | name: A name that is much too long | 15 | at most 24 are allowed
            gates.yaml                | number: 7                | number: 5                | 19 | stands here twice
            dates.yaml                | precision: end-of-month  | precision: someday       | 4  | is not allowed for 'precision'
            sources.yaml              | https://example.com      | http://example.com       | 3  | must start with https://
            sources.yaml              | id: S1                   | id: [S1                  | 2  | This is not valid YAML
            """)
    void a_wrong_file_is_refused_with_its_line_and_a_reason(
            String file, String good, String bad, int line, String reason) throws IOException {
        copySmallCatalogue();
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(good);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("\"", "")));

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void every_problem_of_every_file_is_told_at_once() throws IOException {
        copySmallCatalogue();
        append("causes/tenant-off.yaml", "colour: red\n");
        append("causes/dropped.yaml", "colour: red\n");
        append("steps/look.yaml", "colour: red\n");

        assertThat(problems())
                .extracting(Problem::file)
                .containsExactly("causes/dropped.yaml", "causes/tenant-off.yaml", "steps/look.yaml");
    }

    @Test
    void one_example_is_not_enough() throws IOException {
        copySmallCatalogue();
        Path path = directory.resolve("causes/dropped.yaml");
        List<String> lines = Files.readAllLines(path);
        Files.write(path, lines.subList(0, lines.size() - 2));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(lines.size() - 4);
            assertThat(problem.reason()).isEqualTo("'examples' has 1 entries, at least 2 are needed");
        });
    }

    @Test
    void long_texts_are_refused() throws IOException {
        copySmallCatalogue();
        Path path = directory.resolve("causes/dropped.yaml");
        Files.writeString(
                path,
                Files.readString(path)
                        .replace("What it means.", "x".repeat(301))
                        .replace("Title of", "t".repeat(76)));

        assertThat(problems()).extracting(Problem::line).containsExactly(2, 3);
    }

    @Test
    void files_that_do_not_belong_there_are_refused() throws IOException {
        copySmallCatalogue();
        Files.writeString(directory.resolve("gate.yaml"), "a: b\n");
        Files.delete(directory.resolve("sources.yaml"));

        assertThat(problems())
                .extracting(Problem::toString)
                .contains(
                        "gate.yaml:1: No file of this name belongs to a catalogue",
                        "sources.yaml:1: The file is missing");
    }

    @Test
    void a_huge_file_and_a_missing_directory_are_refused() throws IOException {
        copySmallCatalogue();
        Files.writeString(directory.resolve("causes/huge.yaml"), "# " + "x".repeat(300_000));
        assertThat(problems()).singleElement().extracting(Problem::file).isEqualTo("causes/huge.yaml");

        CatalogueException missing = catchThrowableOfType(
                CatalogueException.class, () -> CatalogueLoader.load(directory.resolve("nowhere")));
        assertThat(missing.problems()).hasSize(1);
    }

    private List<Problem> problems() {
        CatalogueException thrown =
                catchThrowableOfType(CatalogueException.class, () -> CatalogueLoader.load(directory));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }

    private void append(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }

    private void copySmallCatalogue() throws IOException {
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(SMALL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
