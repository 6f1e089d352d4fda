package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.PathChange;
import org.smtpmedic.core.casework.PathChange.Moved;
import org.smtpmedic.core.probe.StageResult.Outcome;

/** How a test differs from the one before it. */
final class ChangeLines {
    private ChangeLines() {}

    static Block of(PathChange change) {
        return text(strong("Compared with the test before"), plain(": " + words(change)));
    }

    private static String words(PathChange change) {
        if (change.isSame()) {
            return "same answer as before.";
        }
        String refusal = switch (change.refusal()) {
            case NONE -> "";
            case SAME -> "the same error as before";
            case NEW -> "there is an error now";
            case CHANGED -> "the error changed";
            case GONE -> "that error did not come this time";
        };
        return Stream.concat(Stream.of(refusal), change.moved().stream().map(ChangeLines::words))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String words(Moved moved) {
        String before = state(moved.before());
        String now = state(moved.now());
        return moved.stage().title() + ": "
                + (before.equals(now) ? now + " again, in another way" : before + " before, " + now + " now");
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> "ok";
            case Outcome.Warning _ -> "a warning";
            case Outcome.Failed _ -> "failed";
            case Outcome.Silent _ -> "quiet";
            case Outcome.NotTested _ -> "not tested";
        };
    }
}
