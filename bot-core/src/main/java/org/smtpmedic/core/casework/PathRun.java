package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.probe.StageResult;

/**
 * One test of a mail path that somebody asked for in a chat. Holds no secret.
 *
 * @param target what was typed
 * @param at when it ended; while it runs, when it began
 * @param server the server that was tested; empty where none was allowed or found, and while the test runs
 * @param results the stages that have ended, in the order of the path
 * @param finding what the diagnosis says to the server's refusal
 */
public record PathRun(
        String id,
        ConversationRef conversation,
        String target,
        Instant at,
        Optional<String> server,
        List<StageResult> results,
        Optional<Finding> finding) {

    public PathRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(target);
        Objects.requireNonNull(at);
        Objects.requireNonNull(server);
        results = List.copyOf(results);
        Objects.requireNonNull(finding);
    }
}
