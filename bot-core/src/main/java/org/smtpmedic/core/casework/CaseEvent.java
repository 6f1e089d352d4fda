package org.smtpmedic.core.casework;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import org.smtpmedic.core.chat.Person;

/** What happened in a case. Events are only ever added; they are the case's history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEvent.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = CaseEvent.ErrorChanged.class, name = "error-changed"),
    @JsonSubTypes.Type(value = CaseEvent.SameErrorAgain.class, name = "same-error"),
    @JsonSubTypes.Type(value = CaseEvent.TestPassed.class, name = "test-passed"),
    @JsonSubTypes.Type(value = CaseEvent.StepTicked.class, name = "step-ticked"),
    @JsonSubTypes.Type(value = CaseEvent.StepOpened.class, name = "step-opened"),
    @JsonSubTypes.Type(value = CaseEvent.MailboxSet.class, name = "mailbox-set"),
    @JsonSubTypes.Type(value = CaseEvent.WaitStarted.class, name = "wait-started"),
    @JsonSubTypes.Type(value = CaseEvent.Snoozed.class, name = "snoozed"),
    @JsonSubTypes.Type(value = CaseEvent.ReminderCancelled.class, name = "reminder-cancelled"),
    @JsonSubTypes.Type(value = CaseEvent.HandedOver.class, name = "handed-over"),
    @JsonSubTypes.Type(value = CaseEvent.Pinged.class, name = "pinged"),
    @JsonSubTypes.Type(value = CaseEvent.UndoPlanned.class, name = "undo-planned"),
    @JsonSubTypes.Type(value = CaseEvent.UndoSettled.class, name = "undo-settled"),
    @JsonSubTypes.Type(value = CaseEvent.Resolved.class, name = "resolved"),
    @JsonSubTypes.Type(value = CaseEvent.GaveUp.class, name = "gave-up"),
    @JsonSubTypes.Type(value = CaseEvent.Reopened.class, name = "reopened")
})
public sealed interface CaseEvent {

    /** An event with its place in the history. {@code by} is whoever did it, or whom a reminder was for. */
    record Recorded(int seq, Instant at, Person by, CaseEvent event) {}

    record Opened(Finding finding) implements CaseEvent {}

    /** Another answer than before: a gate further on, most of the time. {@code before} is the cause of the round before. */
    record ErrorChanged(Optional<String> before, Finding finding) implements CaseEvent {}

    record SameErrorAgain(Finding finding) implements CaseEvent {}

    record TestPassed(Finding finding) implements CaseEvent {}

    record StepTicked(String stepId) implements CaseEvent {}

    record StepOpened(String stepId) implements CaseEvent {}

    record MailboxSet(String mailbox) implements CaseEvent {}

    record WaitStarted(String followUpId, Instant dueAt) implements CaseEvent {}

    record Snoozed(String followUpId, Instant dueAt) implements CaseEvent {}

    record ReminderCancelled(String followUpId) implements CaseEvent {}

    record HandedOver(String followUpId, Person to) implements CaseEvent {}

    record Pinged(String followUpId) implements CaseEvent {}

    record UndoPlanned(String followUpId, String stepId, Instant dueAt) implements CaseEvent {}

    /** {@code undone} is false where the loosening is kept on purpose. */
    record UndoSettled(String followUpId, String stepId, boolean undone) implements CaseEvent {}

    record Resolved() implements CaseEvent {}

    record GaveUp() implements CaseEvent {}

    record Reopened() implements CaseEvent {}
}
