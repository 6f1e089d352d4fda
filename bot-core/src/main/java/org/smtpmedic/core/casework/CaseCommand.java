package org.smtpmedic.core.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.chat.Person;

/** What somebody, or a timer, wants of a case. */
public sealed interface CaseCommand {
    Person by();

    /** An error was seen, or a test went through. */
    record Report(Person by, Finding finding) implements CaseCommand {}

    record Tick(Person by, String stepId, boolean done) implements CaseCommand {}

    record SetMailbox(Person by, String mailbox) implements CaseCommand {}

    /** Ping me once the last change had its time. */
    record Remind(Person by) implements CaseCommand {}

    record RemindIn(Person by, Duration howLong) implements CaseCommand {}

    record Snooze(Person by, String followUpId, SnoozeFor howLong) implements CaseCommand {}

    record CancelReminder(Person by, String followUpId) implements CaseCommand {}

    /** The reminder is {@code to}'s from now on. */
    record HandOver(Person by, String followUpId, Person to) implements CaseCommand {}

    record SettleUndo(Person by, String followUpId, boolean undone) implements CaseCommand {}

    /**
     * A timer says that a reminder is due. Counts only if {@code dueAt} is still its due time. {@code looked} is what a test submission found
     * just before, where one could be made.
     */
    record Due(Person by, String followUpId, Instant dueAt, Optional<Finding> looked) implements CaseCommand {}

    record ItWorks(Person by) implements CaseCommand {}

    record GiveUp(Person by) implements CaseCommand {}

    record Reopen(Person by) implements CaseCommand {}
}
