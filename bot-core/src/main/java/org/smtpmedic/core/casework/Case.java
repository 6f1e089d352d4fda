package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;

/**
 * One troubleshooting case, as it stands. Immutable; {@link CaseRules} makes the next one.
 *
 * @param id short and speakable, such as {@code K7QF2}
 * @param opener who pasted the first error
 * @param owner who is pinged
 * @param rounds one per error seen (or test passed), oldest first; at least one
 * @param ticks steps that are done, with the round they were done in
 * @param mailbox the login that commands are filled in with
 * @param followUps reminders that are neither settled nor cancelled
 * @param version grows with each change; 0 for a case that was never stored
 */
public record Case(
        String id,
        ConversationRef conversation,
        Person opener,
        Person owner,
        CaseState state,
        Instant openedAt,
        Instant changedAt,
        List<Round> rounds,
        List<Tick> ticks,
        Optional<String> mailbox,
        List<FollowUp> followUps,
        long version) {

    public Case {
        Objects.requireNonNull(id);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(state);
        rounds = List.copyOf(rounds);
        ticks = List.copyOf(ticks);
        followUps = List.copyOf(followUps);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("A case starts with a finding");
        }
    }

    /** An error that was seen, or a test that went through. */
    public record Round(int number, Instant at, Person by, Finding finding) {}

    /** A step that is done. */
    public record Tick(String stepId, int round, Person by, Instant at) {}

    /** The same case under the version that the store gave it. */
    public Case withVersion(long stored) {
        return new Case(
                id, conversation, opener, owner, state, openedAt, changedAt, rounds, ticks, mailbox, followUps, stored);
    }

    /** The round that counts. */
    public Round current() {
        return rounds.getLast();
    }

    public Optional<Tick> tick(String stepId) {
        return ticks.stream().filter(tick -> tick.stepId().equals(stepId)).findFirst();
    }
}
