package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.smtpmedic.core.card.Block.Facts;
import org.smtpmedic.core.card.Block.Facts.Fact;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/** Stages of a test with how they ended; readable without colour, and never mistaken for another ending. */
final class StageLines {
    private static final int LONGEST_FACT = 400;

    private StageLines() {}

    /** One line for each stage, in the three parts of the path. */
    static List<Block> of(List<StageResult> results) {
        List<Block> blocks = new ArrayList<>();
        part("DNS", EnumSet.range(Stage.ADDRESSES, Stage.TLS_RPT), results, blocks);
        part("Ports", EnumSet.range(Stage.PORT_587, Stage.PORT_465), results, blocks);
        part("Server", EnumSet.range(Stage.BANNER, Stage.MESSAGE), results, blocks);
        return blocks;
    }

    private static void part(String title, Set<Stage> stages, List<StageResult> results, List<Block> blocks) {
        List<Fact> lines = results.stream()
                .filter(result -> stages.contains(result.stage()))
                .map(result -> new Fact(result.stage().title(), line(result)))
                .toList();
        if (!lines.isEmpty()) {
            blocks.add(text(strong(title)));
            blocks.add(new Facts(lines));
        }
    }

    /** What was seen and what it means, stage by stage. */
    static List<Block> details(List<StageResult> results) {
        List<Block> blocks = new ArrayList<>();
        for (StageResult result : results) {
            blocks.add(text(
                    strong(result.stage().title()), plain(" · " + line(result) + "\n" + words(result.explanation()))));
            if (!result.facts().isEmpty()) {
                blocks.add(new Facts(result.facts().stream()
                        .map(fact -> new Fact(words(fact.name()), words(fact.value())))
                        .toList()));
            }
        }
        return blocks;
    }

    static String line(StageResult result) {
        String took = " · " + words(result.took());
        return switch (result.outcome()) {
            case Outcome.Passed _ -> "✓ ok" + took;
            case Outcome.Warning _ -> "! works, with a warning" + took;
            case Outcome.Failed _ -> "✗ failed" + took;
            case Outcome.Silent silent -> "quiet for " + words(silent.waited());
            case Outcome.NotTested _ -> "not tested";
        };
    }

    /** Such as {@code 40 ms}, {@code 3.2 s}, {@code 30 s}. */
    static String words(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return time.toMillis() + " ms";
        }
        return time.toMillis() % 1_000 == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    static String words(String strangers) {
        return PlainText.cut(PlainText.clean(strangers), LONGEST_FACT);
    }
}
