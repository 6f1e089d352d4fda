package org.smtpmedic.server.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/**
 * One stage on one line.
 *
 * @param sign one column wide
 * @param colour of the sign: the parameter of ANSI's SGR
 * @param word the outcome for programs and plain text
 */
record StageLine(char sign, int colour, String word, String title, String took, String words) {
    private static final int TITLE = 20;
    private static final int TOOK = 7;
    private static final int WORD = 10;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int RED = 31;
    private static final int GREY = 90;

    static StageLine waiting(Stage stage) {
        return new StageLine('.', GREY, "waiting", stage.title(), "", "");
    }

    static StageLine of(StageResult result) {
        String title = result.stage().title();
        String took = result.took().isZero() ? "" : seconds(result.took());
        String words = words(result);
        return switch (result.outcome()) {
            case Outcome.Passed() -> new StageLine('+', GREEN, "passed", title, took, words);
            case Outcome.Warning() -> new StageLine('!', YELLOW, "warning", title, took, words);
            case Outcome.Failed(String _) -> new StageLine('x', RED, "failed", title, took, words);
            case Outcome.Silent(Duration _) -> new StageLine('?', RED, "silent", title, took, words);
            case Outcome.NotTested() -> new StageLine('-', GREY, "not tested", title, took, words);
        };
    }

    /** The whole line, however long. */
    String plain() {
        return sign + " " + padded(word, WORD) + " " + rest();
    }

    /** At most {@code width} columns, the sign coloured where that is wanted. */
    String on(int width, boolean colours) {
        String rest = rest();
        int most = Math.max(1, width - 3);
        String cut = rest.codePointCount(0, rest.length()) > most
                ? rest.substring(0, rest.offsetByCodePoints(0, most - 1)) + "…"
                : rest;
        return (colours ? "\u001B[" + colour + "m" + sign + "\u001B[0m" : String.valueOf(sign)) + " " + cut;
    }

    private String rest() {
        return (padded(title, TITLE) + " " + " ".repeat(Math.max(0, TOOK - took.length())) + took + "  " + words)
                .stripTrailing();
    }

    private static String words(StageResult result) {
        String facts = result.facts().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .collect(Collectors.joining("; "));
        return facts.isEmpty() ? result.explanation() : result.explanation() + " [" + facts + "]";
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1000.0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
