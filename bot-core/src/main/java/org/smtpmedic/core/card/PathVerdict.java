package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.Counted;

/**
 * What a test as a whole says. What was not tested is named, and never counts for good.
 *
 * @param failed stages that stand in the way, in the order of the path
 * @param silent stages that said neither yes nor no
 * @param warned stages that work and will hurt
 * @param untested stages that were not run
 * @param anythingRan whether any stage that counts was run
 */
public record PathVerdict(
        List<StageResult> failed,
        List<StageResult> silent,
        List<StageResult> warned,
        List<StageResult> untested,
        boolean anythingRan) {
    private static final String NOTHING = "Nothing that counts for this was tested, so it is neither good nor bad.";

    public static PathVerdict of(PathRun run) {
        List<StageResult> counted = Counted.of(run.results(), run.server());
        List<StageResult> untested = having(counted, Outcome.NotTested.class);
        return new PathVerdict(
                having(counted, Outcome.Failed.class),
                having(counted, Outcome.Silent.class),
                having(counted, Outcome.Warning.class),
                untested,
                untested.size() < counted.size());
    }

    private static List<StageResult> having(List<StageResult> results, Class<? extends Outcome> outcome) {
        return results.stream()
                .filter(result -> outcome.isInstance(result.outcome()))
                .toList();
    }

    /** Whether something was tested, and nothing of it stands in the way. */
    public boolean isClear() {
        return anythingRan && failed.isEmpty() && silent.isEmpty();
    }

    /** The stages that failed or stayed silent. */
    public Stream<Stage> inTheWay() {
        return Stream.concat(failed.stream(), silent.stream()).map(StageResult::stage);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        failed.forEach(result -> blocks.add(line(Style.DANGER, result, " failed")));
        silent.forEach(result -> blocks.add(line(Style.WARNING, result, " said neither yes nor no")));
        if (!anythingRan) {
            blocks.add(text(Style.WARNING, plain(NOTHING)));
        } else if (isClear()) {
            blocks.add(text(Style.GOOD, plain("Nothing that was tested stands in the way.")));
        }
        if (!warned.isEmpty()) {
            blocks.add(text(Style.WARNING, plain("Works, with a warning: " + PathTestCards.names(warned) + ".")));
        }
        if (!untested.isEmpty()) {
            blocks.add(text(strong("Not tested"), plain(": " + PathTestCards.names(untested) + ".")));
        }
        return blocks;
    }

    String inShort() {
        if (!failed.isEmpty()) {
            return PathTestCards.names(failed) + " failed.";
        }
        if (!silent.isEmpty()) {
            return PathTestCards.names(silent) + " said neither yes nor no.";
        }
        if (!anythingRan) {
            return "nothing that counts for this was tested.";
        }
        return "nothing that was tested stands in the way"
                + (untested.isEmpty() ? "." : "; " + untested.size() + " stages were not tested.");
    }

    private static Block line(Style style, StageResult result, String ending) {
        return text(
                style, strong(result.stage().title() + ending), plain(". " + StageLines.words(result.explanation())));
    }
}
