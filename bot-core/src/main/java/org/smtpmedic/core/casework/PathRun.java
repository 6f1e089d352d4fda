package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.LoginWay;

/**
 * One test of a mail path that somebody asked for in a chat. Holds no secret.
 *
 * @param target what was typed
 * @param at when it ended; while it runs, when it began
 * @param server the server that was tested; empty where none was allowed or found, and while the test runs
 * @param results the stages that have ended, in the order of the path
 * @param login the login that was asked for; empty where the configured mailbox logged in by itself, or nobody did
 * @param finding what the diagnosis says to the server's refusal, or to what broke without one
 */
public record PathRun(
        String id,
        ConversationRef conversation,
        String target,
        Instant at,
        Optional<String> server,
        List<StageResult> results,
        Optional<Finding> finding,
        Optional<LoginUse> login) {

    public PathRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(target);
        Objects.requireNonNull(at);
        Objects.requireNonNull(server);
        results = List.copyOf(results);
        Objects.requireNonNull(finding);
        Objects.requireNonNull(login);
    }

    /** Whether it can be run again without asking anybody for anything. */
    public boolean canRepeatItself() {
        return login.map(LoginUse::way).filter(LoginWay::needsPerson).isEmpty();
    }

    /** By which login a test mail could go out after it. An app could write in anybody's name, so it sends none. */
    public Optional<LoginWay> messageBy(Set<LoginWay> offered) {
        if (!hasPassed(Stage.ENVELOPE) || hasPassed(Stage.MESSAGE)) {
            return Optional.empty();
        }
        return Optional.of(login.map(LoginUse::way).orElse(LoginWay.MAILBOX))
                .filter(way -> way != LoginWay.APP)
                .filter(offered::contains);
    }

    /** Whether any stage was run. */
    public boolean hasTested() {
        return results.stream().anyMatch(result -> !(result.outcome() instanceof Outcome.NotTested));
    }

    /** Whether there is something that another test can be compared with. */
    boolean isComparable() {
        return hasTested() || finding.isPresent();
    }

    /** Whether the stage was run and passed, with a warning or without. */
    public boolean hasPassed(Stage stage) {
        return results.stream()
                .filter(result -> result.stage() == stage)
                .anyMatch(result ->
                        result.outcome() instanceof Outcome.Passed || result.outcome() instanceof Outcome.Warning);
    }
}
