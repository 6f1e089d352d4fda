package org.smtpmedic.core.probe.readback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

/**
 * What the output of another program tells. Holds no secret.
 *
 * @param server as {@code smtp.office365.com:587}; empty where the output does not name it
 * @param results every stage once, in the order of the path; times are zero, as the programs do not tell them
 */
public record ToolReading(Tool tool, Optional<String> server, List<StageResult> results) {
    public ToolReading {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(server);
        results = List.copyOf(results);
    }

    /** The first stage that is broken. */
    public Optional<StageResult> trouble() {
        return results.stream().filter(StageResult::broke).findFirst();
    }

    /** The last stage that was seen to work. */
    public Optional<StageResult> furthest() {
        return results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Passed)
                .reduce((_, later) -> later);
    }

    /** The server's reply or the program's words where it failed, for the diagnosis. */
    public Optional<String> refusal() {
        return trouble()
                .map(StageResult::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(failed -> ((Outcome.Failed) failed).said())
                .filter(said -> !said.isBlank());
    }
}
