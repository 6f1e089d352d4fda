package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.followup.Snoozing;

/** What comes of a command that is about one reminder of a case. Pure. */
final class ReminderRules {
    private ReminderRules() {}

    static Decision snooze(Case theCase, CaseCommand.Snooze snooze, Instant now) {
        return withFollowUp(theCase, snooze.followUpId(), snooze.by(), followUp -> {
            var later = followUp.snoozed(
                    snooze.by(), Snoozing.until(now, snooze.by().zone(), snooze.howLong()));
            var draft = new Draft(theCase, now).replace(followUp, later);
            draft.effect(
                    followUp.state() == FollowUp.State.PENDING
                            ? new Effect.Unschedule(followUp)
                            : new Effect.AnswerPing(followUp, spoken(snooze.howLong())));
            if (followUp.forRetest()) {
                draft.state(CaseState.WAITING);
            }
            return draft.effect(new Effect.Schedule(later))
                    .event(new CaseEvent.Snoozed(later.id(), later.dueAt()))
                    .effect(new Effect.ShowCase())
                    .done();
        });
    }

    private static String spoken(SnoozeFor howLong) {
        return switch (howLong) {
            case FIFTEEN_MINUTES -> "Snoozed for 15 minutes";
            case ONE_HOUR -> "Snoozed for an hour";
            case TOMORROW_MORNING -> "Snoozed until tomorrow morning";
        };
    }

    static Decision cancel(Case theCase, CaseCommand.CancelReminder cancel, Instant now) {
        return withFollowUp(theCase, cancel.followUpId(), cancel.by(), followUp -> {
            var draft = new Draft(theCase, now)
                    .dropAll(each -> each.id().equals(followUp.id()), "Reminder cancelled")
                    .event(new CaseEvent.ReminderCancelled(followUp.id()));
            if (followUp.forRetest() && theCase.state().isOpen()) {
                draft.state(draft.hasTicks() ? CaseState.WORKING : CaseState.DIAGNOSED);
            }
            return draft.effect(new Effect.ShowCase()).done();
        });
    }

    /** The due time stays, and so does the timer. Where the ping is out already, it calls the other person. */
    static Decision handOver(Case theCase, CaseCommand.HandOver given, Instant now) {
        return withFollowUp(theCase, given.followUpId(), given.by(), followUp -> {
            if (followUp.forWhom().id().equals(given.to().id())) {
                return Decision.nothing(theCase);
            }
            var theirs = followUp.handedTo(given.to());
            var draft = new Draft(theCase, now)
                    .replace(followUp, theirs)
                    .event(new CaseEvent.HandedOver(followUp.id(), given.to()))
                    .effect(new Effect.ShowCase());
            if (followUp.forRetest()) {
                draft.owner(given.to());
            }
            if (followUp.state() == FollowUp.State.PINGED) {
                draft.effect(new Effect.Ping(theirs));
            }
            return draft.effect(new Effect.Say(new Notice.HandedOver(given.to(), given.by(), theirs)))
                    .done();
        });
    }

    static Decision settleUndo(Case theCase, CaseCommand.SettleUndo settle, Instant now) {
        return withFollowUp(theCase, settle.followUpId(), settle.by(), followUp -> {
            if (followUp.kind() != FollowUp.Kind.UNDO) {
                return Decision.say(theCase, new Notice.ReminderGone(settle.by()));
            }
            String answer = settle.undone() ? "Closed again" : "Kept on purpose";
            return new Draft(theCase, now)
                    .dropAll(each -> each.id().equals(followUp.id()), answer)
                    .event(new CaseEvent.UndoSettled(
                            followUp.id(), followUp.stepId().orElse(""), settle.undone()))
                    .effect(new Effect.ShowCase())
                    .done();
        });
    }

    private static Decision withFollowUp(
            Case theCase, String followUpId, Person by, Function<FollowUp, Decision> decision) {
        return theCase.followUps().stream()
                .filter(followUp -> followUp.id().equals(followUpId))
                .findFirst()
                .map(decision)
                .orElseGet(() -> Decision.say(theCase, new Notice.ReminderGone(by)));
    }

    static Decision due(Case theCase, CaseCommand.Due due, Instant now) {
        return theCase.followUps().stream()
                .filter(followUp -> followUp.id().equals(due.followUpId())
                        && followUp.dueAt().equals(due.dueAt())
                        && followUp.state() == FollowUp.State.PENDING)
                .findFirst()
                .map(followUp -> ping(theCase, followUp, due.looked(), now))
                .orElseGet(() -> Decision.nothing(theCase));
    }

    private static Decision ping(Case theCase, FollowUp followUp, Optional<Finding> looked, Instant now) {
        var pinged = followUp.pinged();
        var draft = new Draft(theCase, now).replace(followUp, pinged);
        looked.ifPresent(finding -> looked(theCase, draft, finding));
        if (followUp.forRetest()) {
            draft.state(CaseState.DUE);
        }
        return draft.event(new CaseEvent.Pinged(followUp.id()))
                .effect(new Effect.ShowCase())
                .effect(new Effect.Ping(pinged))
                .done();
    }

    private static void looked(Case theCase, Draft draft, Finding finding) {
        draft.round(theCase.owner(), finding).effect(new Effect.FoldRoundBefore());
        if (finding.verdict() == Finding.Verdict.WORKS) {
            draft.event(new CaseEvent.TestPassed(finding));
        } else if (finding.tellsTheSameAs(theCase.current().finding())) {
            draft.event(new CaseEvent.SameErrorAgain(finding));
        } else {
            draft.event(new CaseEvent.ErrorChanged(theCase.current().finding().causeId(), finding))
                    .clearTicks();
        }
    }
}
