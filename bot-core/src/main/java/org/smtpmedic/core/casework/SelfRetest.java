package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.RetestPlan;

/**
 * A test that looks again by itself, until it works. Needs no secret from anybody: it looks, or logs in with what the operator configured.
 *
 * @param id the test's or the case's that it was asked for at, so that asking twice makes one series
 * @param by who asked for it, and hears of changes
 * @param target what is tested, as it was typed
 * @param last the test that the next one is compared with; empty until there is one
 * @param lookedAt when it looked last
 */
public record SelfRetest(
        String id,
        ConversationRef conversation,
        Person by,
        String target,
        Optional<PathRun> last,
        Optional<Instant> lookedAt,
        RetestPlan plan) {

    public SelfRetest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(by);
        Objects.requireNonNull(target);
        Objects.requireNonNull(last);
        Objects.requireNonNull(lookedAt);
        Objects.requireNonNull(plan);
    }

    /** The same series with another plan. */
    SelfRetest with(RetestPlan next) {
        return new SelfRetest(id, conversation, by, target, last, lookedAt, next);
    }

    /** The same series after a look that found {@code run}. */
    SelfRetest looked(PathRun run, RetestPlan next) {
        return new SelfRetest(id, conversation, by, target, Optional.of(run), Optional.of(run.at()), next);
    }
}
