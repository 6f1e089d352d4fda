package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Catalogue files with every kind of mistake. */
class OverlayMistakesTest {

    private static final String CAUSE = """
            id: own
            title: The proxy of our own
            meaning: Our proxy refused it.
            gate: 0
            layer: network
            provider: other
            known: observed
            replies: []
            wordings:
              - say: the contoso proxy says no to submission
                weight: sentence
            reasons: [The proxy is in the way.]
            steps: [own-step, open-port-587]
            retirement: smtp-basic-auth
            next: [bad-credentials]
            sources: [S09]
            asOf: 2026-11-21
            examples:
              - 550 the contoso proxy says no to submission
              - "Error: the contoso proxy says no to submission"
            """;
    private static final String STEP = """
            id: own-step
            title: Ask the proxy's team
            why: They can open it.
            kind: fix
            role: anyone
            licence: none
            portal:
              name: Proxy
              url: https://proxy.contoso.com
              path: [Rules]
            powershell: ["Get-Rule {mailbox}"]
            verify:
              look: The port answers.
            wait: {suggest: PT15M, atMost: PT1H, basis: practical}
            risk:
              level: low
              note: Little.
            undo:
              after: P7D
              title: Close it again
            safer: [open-port-587]
            sources: [S09]
            asOf: 2026-11-21
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void a_good_overlay() throws IOException {
        write("causes/own.yaml", CAUSE);
        write("steps/own-step.yaml", STEP);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                cause("id: own", "id: owen", 1, "is not the file's name"),
                cause("id: own\n", "", 1, "'id' is missing"),
                cause("title: The proxy of our own", "title: ''", 2, "'title' is empty"),
                cause("title: The proxy of our own", "title:", 2, "'title' is empty"),
                cause("title: The proxy", "title: " + "x".repeat(76), 2, "at most 75 are allowed"),
                cause("title: The proxy of our own", "title: {a: b}", 2, "'title' must be text"),
                cause("title: The proxy of our own", "title: \"bell \\a\"", 2, "has a control character"),
                cause("meaning: Our", "meaning: " + "x".repeat(301), 3, "at most 300 are allowed"),
                cause("meaning: Our", "meaning: too\ncolour: Our", 4, "'colour' is not known here"),
                cause("gate: 0", "gate: 12", 4, "There is no gate '12'"),
                cause("gate: 0", "gate: -1", 4, "There is no gate '-1'"),
                cause("gate: 0", "gate: first", 4, "is not a whole number"),
                cause("gate: 0", "gate: 99999999999", 4, "is not a whole number"),
                cause("layer: network", "layer: Network", 5, "'Network' is not allowed for 'layer'"),
                cause("provider: other", "provider: contoso", 6, "'contoso' is not allowed for 'provider'"),
                cause("known: observed", "known: maybe", 7, "'maybe' is not allowed for 'known'"),
                cause("replies: []", "replies: 550", 8, "'replies' must be a list"),
                cause("wordings:", "wordings: []\nwords:", 9, "'wordings' has 0 entries"),
                cause("wordings:", "wordings: \"none\"\nwords:", 9, "'wordings' must be a list"),
                cause("say: the contoso proxy says no to submission", "say: '..'", 10, "less than three letters"),
                cause("say: the contoso proxy says no to submission", "say: '{..}'", 10, "less than three letters"),
                cause(
                        "say: the contoso proxy says no to submission",
                        "say: 'the {proxies} says no'",
                        10,
                        "There is no word family 'proxies'"),
                cause(
                        "say: the contoso proxy says no to submission",
                        "say: '{login} {failed} {failed} {login} {bad} {mail-server}'",
                        10,
                        "can be said in too many ways"),
                cause("say: the contoso proxy says no to submission", "says: the", 10, "'says' is not known here"),
                cause("say: the contoso proxy says no to submission", "unless: [the]", 11, "needs 'say' or 'code'"),
                cause("say: the contoso proxy says no to submission", "code: 5.7", 10, "is not a code such as"),
                cause("weight: sentence", "weight: heavy", 11, "'heavy' is not allowed for 'weight'"),
                cause("weight: sentence", "reply: abc", 11, "is not a reply code"),
                cause("reasons: [The", "reasons: [\"\", The", 12, "'reasons' has an empty entry"),
                cause("reasons: [The proxy is in the way.]", "reasons: [[a]]", 12, "'reasons' must be text"),
                cause("steps: [own-step,", "steps: [own-stepp,", 13, "There is no step 'own-stepp'"),
                cause("retirement: smtp-basic-auth", "retirement: never", 14, "There is no retirement date 'never'"),
                cause("next: [bad-credentials]", "next: [good]", 15, "There is no cause 'good'"),
                cause("sources: [S09]", "sources: [S9999]", 16, "There is no source 'S9999'"),
                cause("asOf: 2026-11-21", "asOf: 2026-02-30", 17, "is not a date"),
                cause("asOf: 2026-11-21\n", "asOf: 2026-11-21\nasOf: 2026-11-21\n", 18, "'asOf' stands here twice"),
                cause("  - \"Error: the contoso proxy says no to submission\"\n", "", 18, "at least 2 are needed"),
                cause("id: own\n", "id: own\n\ttitle: x\n", 1, "This is not valid YAML"),
                cause("id: own\n", "id: *own\n", 1, "Aliases are not allowed"),
                cause("id: own\n", "<<: *base\nid: own\n", 1, "Aliases are not allowed"),
                cause("examples:\n", "...\n---\nexamples:\n", 20, "Only one document"),
                cause("replies: []", "replies: [" + "[".repeat(30) + "]".repeat(30) + "]", 8, "nested too deeply"),
                cause("replies: []", "replies: {a: " + "{a: ".repeat(30) + "}".repeat(31), 8, "nested too deeply"),
                cause("replies: []", "replies: [", 9, "This is not valid YAML"),
                cause("title: The", "title: 'The", 2, "found unexpected end of stream"),
                cause("title: The", "title: \u0000The", 2, "control character"),
                cause("title: The", "title: \u001bThe", 2, "control character"),
                step("kind: fix", "kind: try", 4, "'try' is not allowed for 'kind'"),
                step("role: anyone\n", "", 1, "'role' is missing"),
                step("url: https://", "url: javascript://", 9, "must start with https://"),
                step("path: [Rules]", "path: []", 10, "at least 1 are needed"),
                step("{mailbox}", "{password}", 11, "There is no placeholder {password}"),
                step("  look: The port answers.\n", "  see: it\n", 13, "'look' is missing"),
                step("suggest: PT15M", "suggest: 15 minutes", 14, "is not an ISO 8601 duration"),
                step("suggest: PT15M", "suggest: PT0S", 14, "more than nothing"),
                step("suggest: PT15M", "suggest: -PT15M", 14, "more than nothing"),
                step("suggest: PT15M", "suggest: PT2H", 14, "'atMost' is shorter than 'suggest'"),
                step("after: P7D", "after: P9999D", 19, "at most 90 days"),
                step("level: low\n  note: Little.", "level: medium", 16, "needs 'note'"),
                step(
                        "level: low\n  note: Little.\nundo:\n  after: P7D\n  title: Close it again\n",
                        "level: high\n  note: Much.\n",
                        15,
                        "A fix of high or critical risk needs 'undo'"),
                step("safer: [open-port-587]", "safer: [close-port]", 21, "There is no step 'close-port'"));
    }

    @ParameterizedTest(name = "{0}, line {3}: {4}")
    @MethodSource("changes")
    void a_mistake_in_a_file_is_told_with_its_line_and_a_reason(
            String file, String good, String bad, int line, String reason) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(good);
        write(file, text.replace(good, bad));

        assertThat(problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.reason()).contains(reason);
                })
                .allSatisfy(problem ->
                        assertThat(problem.toString()).hasSizeLessThan(400).hasLineCount(1));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("causes/own.yml", CAUSE, "causes/own.yml:1: The name of a catalogue file ends in .yaml"),
                Arguments.of("causes/Own.YAML", CAUSE, "causes/Own.YAML:1: The name of a catalogue file ends in .yaml"),
                Arguments.of("causes/My own.yaml", CAUSE, "causes/My own.yaml:1: A name is made of a to z"),
                Arguments.of("cause/own.yaml", CAUSE, "cause:1: No folder of this name"),
                Arguments.of("causes/more/own.yaml", CAUSE, "causes/more:1: No folder of this name"),
                Arguments.of("gate.yaml", "a: b", "gate.yaml:1: No file of this name"),
                Arguments.of("causes/empty.yaml", "", "causes/empty.yaml:1: The file is empty"),
                Arguments.of("causes/words.yaml", "just words", "causes/words.yaml:1: Expected keys with values"),
                Arguments.of("causes/list.yaml", "- a", "causes/list.yaml:1: Expected keys with values"),
                Arguments.of("sources.yaml", "S1: a", "sources.yaml:1: Expected a list"),
                Arguments.of("words.yaml", "w: a", "words.yaml:1: Expected a list"),
                Arguments.of("words.yaml", "- {id: w}", "words.yaml:1: 'any' is missing"),
                Arguments.of(
                        "words.yaml",
                        "- {id: w, any: [a]}\n- {id: w, any: [b]}",
                        "words.yaml:2: 'w' stands here twice"),
                Arguments.of("sources.yaml", "- {id: X1}", "sources.yaml:1: 'title' is missing"),
                Arguments.of(
                        "sources.yaml",
                        "- {id: X1, title: a}\n- {id: X1, title: b}",
                        "sources.yaml:2: 'X1' stands here twice"),
                Arguments.of("sources.yaml", "- {id: X1, title: a, date: May}", "sources.yaml:1: 'May' is not a year"),
                Arguments.of("dates.yaml", "- {id: X1}", "dates.yaml:1: 'events' is missing"),
                Arguments.of("gates.yaml", "- {number: 12, id: x}", "gates.yaml:1: 'number' must be 0 to 11"),
                Arguments.of("disabled.yaml", "cause: [a]", "disabled.yaml:1: 'cause' is not known here"),
                Arguments.of("disabled.yaml", "causes: [gone]", "disabled.yaml:1: There is no cause 'gone'"),
                Arguments.of("disabled.yaml", "steps: [gone]", "disabled.yaml:1: There is no step 'gone'"),
                Arguments.of(
                        "disabled.yaml", "causes: [own]", "disabled.yaml:1: 'own' is disabled here and has a file"),
                Arguments.of(
                        "disabled.yaml",
                        "steps: [empty-sender-mailbox, check-licence]",
                        "disabled.yaml:1: This takes the last step from"),
                Arguments.of(
                        "causes/big.yaml", "# ".repeat(140_000), "causes/big.yaml:1: The file is larger than 256"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("files")
    void a_wrong_file_is_told(String name, String text, String told) throws IOException {
        write(name, text);

        assertThat(problems()).extracting(Problem::toString).anyMatch(problem -> problem.startsWith(told));
    }

    @Test
    void wrong_encodings_are_told_with_the_line() throws IOException {
        bytes("causes/a.yaml", CAUSE.getBytes(StandardCharsets.UTF_16));
        bytes("causes/b.yaml", "id: b\ntitle: Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes("causes/c.yaml", new byte[] {'i', 'd', '\n', (byte) 0xE2, (byte) 0x82});
        bytes("causes/d.yaml", new byte[] {(byte) 0x7F, 'E', 'L', 'F', 0, 0});

        assertThat(problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "causes/a.yaml:1: The file is UTF-16; save it as UTF-8",
                        "causes/b.yaml:2: There is a byte here that is not UTF-8",
                        "causes/c.yaml:2: There is a byte here that is not UTF-8",
                        "causes/d.yaml:1: There is a control character here; is this a text file?");
    }

    @Test
    void a_mark_before_utf_8_does_no_harm() throws IOException {
        write("causes/own.yaml", "\uFEFF" + CAUSE);

        assertThat(CatalogueLoader.overlaid(folder).catalogue().cause("own")).isPresent();
    }

    @Test
    void links_may_not_leave_the_folder(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.yaml"), "id: secret\n");
        Files.createSymbolicLink(folder.resolve("causes/secret.yaml"), secret);
        Files.createSymbolicLink(folder.resolve("causes/nothing.yaml"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("causes/loop.yaml"), folder.resolve("causes/loop.yaml"));

        assertThat(problems())
                .hasSize(3)
                .extracting(Problem::reason)
                .containsOnly("This is a link to nothing, or out of the folder");
    }

    @Test
    void links_within_the_folder_are_followed() throws IOException {
        Files.createDirectory(folder.resolve("..data"));
        Files.move(folder.resolve("causes"), folder.resolve("..data/causes"));
        Files.createSymbolicLink(folder.resolve("causes"), Path.of("..data", "causes"));

        assertThat(CatalogueLoader.overlaid(folder).catalogue().cause("own")).isPresent();
    }

    @Test
    void too_many_files_and_too_much_text_are_refused() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("causes/c" + i + ".yaml", "# ".repeat(130_000));
        }
        assertThat(problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.reason()).isEqualTo("The files have more than 4 MiB together"));

        for (int i = 0; i < 20; i++) {
            Files.delete(folder.resolve("causes/c" + i + ".yaml"));
        }
        for (int i = 0; i < 2001; i++) {
            write("steps/s" + i + ".yaml", "");
        }
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("There are more than 2000 files"));
    }

    @Test
    void a_flood_of_mistakes_is_cut() throws IOException {
        write("causes/flood.yaml", "a: 1\n".repeat(20_000));

        assertThat(problems()).hasSize(500);
    }

    @Test
    void a_folder_that_is_gone_or_a_file_is_told() throws IOException {
        Path file = folder.resolve("causes/own.yaml");

        assertThat(problems(folder.resolve("gone")))
                .extracting(Problem::reason)
                .containsExactly("This is not a directory");
        assertThat(problems(file)).extracting(Problem::reason).containsExactly("This is not a directory");
    }

    @Test
    void mistakes_of_many_files_are_told_at_once_and_not_twice() throws IOException {
        write("causes/own.yaml", CAUSE.replace("gate: 0", "gate: x").replace("S09", "S999"));
        write("steps/own-step.yaml", "id: [");

        assertThat(problems())
                .extracting(problem -> problem.file() + ":" + problem.line())
                .containsExactly("causes/own.yaml:4", "causes/own.yaml:16", "steps/own-step.yaml:1");
    }

    private static Arguments cause(String good, String bad, int line, String reason) {
        return Arguments.of("causes/own.yaml", good, bad, line, reason);
    }

    private static Arguments step(String good, String bad, int line, String reason) {
        return Arguments.of("steps/own-step.yaml", good, bad, line, reason);
    }

    private List<Problem> problems() {
        return problems(folder);
    }

    private static List<Problem> problems(Path directory) {
        CatalogueException thrown =
                catchThrowableOfType(CatalogueException.class, () -> CatalogueLoader.overlaid(directory));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }

    private void write(String name, String text) throws IOException {
        bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
