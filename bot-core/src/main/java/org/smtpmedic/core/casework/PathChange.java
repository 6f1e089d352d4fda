package org.smtpmedic.core.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/**
 * How a test differs from the one before it.
 *
 * @param refusal what became of the error
 * @param moved the stages that end otherwise now, in the order of the path
 */
public record PathChange(Refusal refusal, List<Moved> moved) {
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d\\b");

    public PathChange {
        Objects.requireNonNull(refusal);
        moved = List.copyOf(moved);
    }

    /** What became of the error: a server's refusal, or what stopped the test before one. */
    public enum Refusal {
        NONE,
        SAME,
        NEW,
        CHANGED,
        GONE
    }

    /** A stage that ends otherwise now. */
    public record Moved(Stage stage, Outcome before, Outcome now) {}

    /** Compares two tests of the same target. */
    public static PathChange between(PathRun before, PathRun now) {
        List<Moved> moved = now.results().stream()
                .flatMap(result -> moved(before, result).stream())
                .toList();
        return new PathChange(refusal(before.finding(), now.finding()), moved);
    }

    /** Whether nothing that counts has changed. */
    public boolean isSame() {
        return moved.isEmpty() && (refusal == Refusal.NONE || refusal == Refusal.SAME);
    }

    private static Optional<Moved> moved(PathRun before, StageResult now) {
        return before.results().stream()
                .filter(result -> result.stage() == now.stage())
                .filter(result ->
                        !result.outcome().getClass().equals(now.outcome().getClass()) || failsOtherwise(result, now))
                .findFirst()
                .map(result -> new Moved(now.stage(), result.outcome(), now.outcome()));
    }

    /** The words of a failure count only where they are ours: a server's differ from session to session. */
    private static boolean failsOtherwise(StageResult before, StageResult now) {
        return before.outcome() instanceof Outcome.Failed(String said)
                && now.outcome() instanceof Outcome.Failed(String says)
                && !isReply(said)
                && !isReply(says)
                && !before.explanation().equals(now.explanation());
    }

    private static boolean isReply(String said) {
        return REPLY.matcher(said).lookingAt();
    }

    private static Refusal refusal(Optional<Finding> before, Optional<Finding> now) {
        if (before.isEmpty()) {
            return now.isEmpty() ? Refusal.NONE : Refusal.NEW;
        }
        return now.map(Words::of)
                .map(words -> words.equals(Words.of(before.get())) ? Refusal.SAME : Refusal.CHANGED)
                .orElse(Refusal.GONE);
    }

    /** What tells one error from another; the rest of a reply differs from session to session. */
    private record Words(
            Finding.Verdict verdict, Optional<String> cause, Optional<String> code, Optional<String> enhanced) {
        static Words of(Finding finding) {
            return new Words(finding.verdict(), finding.causeId(), finding.code(), finding.enhanced());
        }
    }
}
