package org.smtpmedic.core.followup;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.chat.Person;

/**
 * A reminder of a case.
 *
 * @param id made by {@link #id}; a snoozed reminder keeps its id and gets a new due time
 * @param stepId the step whose change is waited for, or is to be undone
 * @param forWhom who is pinged
 * @param dueAt when
 */
public record FollowUp(
        String id, String caseId, Kind kind, Optional<String> stepId, Person forWhom, Instant dueAt, State state) {
    public FollowUp {
        Objects.requireNonNull(id);
        Objects.requireNonNull(dueAt);
    }

    /** A reminder's id leads with its case's, so that a button needs to carry only one of them. */
    public static String id(String caseId, String own) {
        return caseId + "-" + own;
    }

    /** The case that a reminder's id belongs to; the whole id where it has no such form. */
    public static String caseIdOf(String followUpId) {
        int at = followUpId.indexOf('-');
        return at < 0 ? followUpId : followUpId.substring(0, at);
    }

    /** The same reminder at another time, for who put it off. */
    public FollowUp snoozed(Person by, Instant until) {
        return new FollowUp(id, caseId, kind, stepId, by, until, State.PENDING);
    }

    /** The same reminder for somebody else. */
    public FollowUp handedTo(Person other) {
        return new FollowUp(id, caseId, kind, stepId, other, dueAt, state);
    }

    /** The same reminder after its ping. */
    public FollowUp pinged() {
        return new FollowUp(id, caseId, kind, stepId, forWhom, dueAt, State.PINGED);
    }

    public boolean forRetest() {
        return kind == Kind.RETEST;
    }

    public enum Kind {
        /** The change should have arrived: test again. */
        RETEST,
        /** Something was loosened: is it still needed? */
        UNDO
    }

    public enum State {
        PENDING,
        /** The ping went out and waits for an answer. */
        PINGED
    }
}
