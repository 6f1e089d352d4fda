package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome;

/** What a terminal shows while a test runs. */
class LiveViewTest {
    private static final Pattern PIECE = Pattern.compile("\u001B\\[(\\d*)([ABKm])|[^\u001B]");
    private static final int COLUMNS = 60;

    private final StringWriter written = new StringWriter();
    private final LiveView view = new LiveView(new PrintWriter(written), new Screen(COLUMNS, 30, true));

    @Test
    void each_stage_has_its_line_and_ends_in_its_place() {
        view.begin();
        Arrays.stream(Stage.values()).forEach(stage -> view.show(StageResult.notTested(stage, "No.")));
        view.show(result(Stage.BANNER, new Outcome.Passed(), "The server greets."));

        List<String> rows = screen();
        assertThat(rows).hasSize(Stage.values().length);
        assertThat(rows.getFirst()).isEqualTo("- Host name                     No.");
        assertThat(rows.get(10)).isEqualTo("+ Banner                0.25 s  The server greets.");
        assertThat(rows.getLast()).startsWith("- Test message");
    }

    @Test
    void a_long_line_is_cut_to_the_width_of_the_screen() {
        view.begin();
        view.show(result(Stage.TLS, new Outcome.Failed("x"), "It is long. ".repeat(100)));

        assertThat(screen()).allSatisfy(row -> assertThat(row).hasSizeLessThan(COLUMNS));
        assertThat(screen().get(13)).startsWith("x TLS version").endsWith("…");
    }

    @Test
    void stages_wait_with_a_dot_until_they_end() {
        view.begin();

        assertThat(screen()).allSatisfy(row -> assertThat(row).startsWith(". "));
    }

    private static StageResult result(Stage stage, Outcome outcome, String explanation) {
        return new StageResult(stage, outcome, Duration.ofMillis(250), List.<Fact>of(), explanation);
    }

    /** The rows as a terminal would show them. */
    private List<String> screen() {
        List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        Matcher pieces = PIECE.matcher(written.toString());
        while (pieces.find()) {
            switch (pieces.group(2) == null ? pieces.group() : "ESC " + pieces.group(2)) {
                case "ESC A" -> row -= Integer.parseInt(pieces.group(1));
                case "ESC B" -> row += Integer.parseInt(pieces.group(1));
                case "ESC K" -> rows.get(row).setLength(0);
                case "ESC m", "\r" -> {}
                case "\n" -> {
                    row++;
                    rows.add(new StringBuilder());
                }
                case String text -> rows.get(row).append(text);
            }
        }
        return rows.stream()
                .map(StringBuilder::toString)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
