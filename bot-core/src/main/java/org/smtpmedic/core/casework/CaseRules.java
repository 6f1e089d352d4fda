package org.smtpmedic.core.casework;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.followup.Snoozing;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/**
 * What comes of a command: the case's state machine. Pure, apart from the ids of new reminders. Every command says what is wanted, so the
 * same command twice changes nothing the second time.
 */
public final class CaseRules {

    /** Where a step names no waiting time. */
    public static final Duration DEFAULT_WAIT = Duration.ofMinutes(15);

    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    private final Supplier<Catalogue> catalogue;
    private final Supplier<String> ids;

    /** {@code catalogue} is asked anew for every decision, {@code ids} for every case and reminder. */
    public CaseRules(Supplier<Catalogue> catalogue, Supplier<String> ids) {
        this.catalogue = catalogue;
        this.ids = ids;
    }

    /** A new case. {@code finding} is its first round. */
    public Decision open(ConversationRef conversation, Person by, Finding finding, Instant now) {
        var opened = new Case(
                ids.get(),
                conversation,
                by,
                by,
                CaseState.DIAGNOSED,
                now,
                now,
                List.of(new Case.Round(1, now, by, finding)),
                List.of(),
                finding.clues().login(),
                List.of(),
                0);
        return new Decision(opened, List.of(new CaseEvent.Opened(finding)), List.of(new Effect.ShowCase()));
    }

    public Decision decide(Case theCase, CaseCommand command, Instant now) {
        return switch (command) {
            case CaseCommand.Due due -> due(theCase, due, now);
            case CaseCommand.SettleUndo settle -> settleUndo(theCase, settle, now);
            case CaseCommand.Reopen reopen -> reopen(theCase, reopen, now);
            case CaseCommand.Report report -> whileOpen(theCase, report, () -> report(theCase, report, now));
            case CaseCommand.Tick tick -> whileOpen(theCase, tick, () -> tick(theCase, tick, now));
            case CaseCommand.SetMailbox set -> whileOpen(theCase, set, () -> setMailbox(theCase, set, now));
            case CaseCommand.Remind remind ->
                whileOpen(theCase, remind, () -> remind(theCase, remind.by(), suggestedWait(theCase), now));
            case CaseCommand.RemindIn in -> whileOpen(theCase, in, () -> remind(theCase, in.by(), in.howLong(), now));
            case CaseCommand.Snooze snooze -> snooze(theCase, snooze, now);
            case CaseCommand.CancelReminder cancel -> cancel(theCase, cancel, now);
            case CaseCommand.HandOver given -> handOver(theCase, given, now);
            case CaseCommand.ItWorks works -> whileOpen(theCase, works, () -> close(theCase, works, now));
            case CaseCommand.GiveUp giveUp -> whileOpen(theCase, giveUp, () -> close(theCase, giveUp, now));
        };
    }

    /** How long the last change of the current round needs before a retest makes sense. */
    public Duration suggestedWait(Case theCase) {
        return lastChange(theCase)
                .flatMap(Step::waiting)
                .map(Step.Wait::suggest)
                .orElse(DEFAULT_WAIT);
    }

    private Optional<Step> lastChange(Case theCase) {
        return theCase.ticks().stream()
                .sorted(Comparator.comparing(Case.Tick::at).reversed())
                .flatMap(tick -> catalogue.get().step(tick.stepId()).stream())
                .filter(step -> step.kind() == Step.Kind.FIX || step.kind() == Step.Kind.SAFER)
                .findFirst();
    }

    private static Decision whileOpen(Case theCase, CaseCommand command, Supplier<Decision> decision) {
        return theCase.state().isOpen()
                ? decision.get()
                : Decision.say(theCase, new Notice.AlreadyClosed(command.by(), theCase));
    }

    private Decision report(Case theCase, CaseCommand.Report report, Instant now) {
        var finding = report.finding();
        var draft = new Draft(theCase, now).round(report.by(), finding).effect(new Effect.FoldRoundBefore());
        if (finding.verdict() == Finding.Verdict.WORKS) {
            draft.event(new CaseEvent.TestPassed(finding)).state(CaseState.WORKING);
            return draft.dropAll(CaseRules::isRetest, "It works now")
                    .effect(new Effect.ShowCase())
                    .done();
        }
        return same(theCase.current().finding(), finding)
                ? sameAgain(draft, finding)
                : changed(theCase, draft, finding);
    }

    private static Decision sameAgain(Draft draft, Finding finding) {
        if (draft.state() == CaseState.DUE) {
            draft.state(draft.hasTicks() ? CaseState.WORKING : CaseState.DIAGNOSED)
                    .dropAll(CaseRules::isPingedRetest, "Same answer as before");
        }
        return draft.event(new CaseEvent.SameErrorAgain(finding))
                .effect(new Effect.ShowCase())
                .done();
    }

    private static Decision changed(Case theCase, Draft draft, Finding finding) {
        return draft.event(
                        new CaseEvent.ErrorChanged(theCase.current().finding().causeId(), finding))
                .clearTicks()
                .state(CaseState.DIAGNOSED)
                .dropAll(CaseRules::isRetest, "The error changed")
                .effect(new Effect.ShowCase())
                .done();
    }

    private static boolean same(Finding before, Finding now) {
        if (before.verdict() == Finding.Verdict.WORKS || !before.causeId().equals(now.causeId())) {
            return false;
        }
        return now.causeId().isPresent()
                || (before.enhanced().equals(now.enhanced()) && before.code().equals(now.code()));
    }

    private Decision tick(Case theCase, CaseCommand.Tick tick, Instant now) {
        boolean known = theCase.current()
                .finding()
                .causeId()
                .flatMap(catalogue.get()::cause)
                .filter(cause -> cause.steps().contains(tick.stepId()))
                .isPresent();
        if (!known) {
            return Decision.say(theCase, new Notice.NotHere(tick.by()));
        }
        if (theCase.tick(tick.stepId()).isPresent() == tick.done()) {
            return Decision.nothing(theCase);
        }
        var draft = new Draft(theCase, now);
        if (tick.done()) {
            done(draft, tick, now);
        } else {
            undone(draft, tick);
        }
        if (theCase.state() == CaseState.DIAGNOSED) {
            draft.state(CaseState.WORKING);
        }
        return draft.effect(new Effect.ShowCase()).done();
    }

    private void done(Draft draft, CaseCommand.Tick tick, Instant now) {
        draft.tick(tick.stepId(), tick.by()).event(new CaseEvent.StepTicked(tick.stepId()));
        catalogue.get().step(tick.stepId()).flatMap(Step::undo).ifPresent(undo -> {
            var reminder = new FollowUp(
                    FollowUp.id(draft.caseId(), ids.get()),
                    draft.caseId(),
                    FollowUp.Kind.UNDO,
                    Optional.of(tick.stepId()),
                    tick.by(),
                    now.plus(undo.after()),
                    FollowUp.State.PENDING);
            draft.schedule(reminder).event(new CaseEvent.UndoPlanned(reminder.id(), tick.stepId(), reminder.dueAt()));
        });
    }

    private static void undone(Draft draft, CaseCommand.Tick tick) {
        draft.openStep(tick.stepId())
                .event(new CaseEvent.StepOpened(tick.stepId()))
                .dropAll(
                        followUp -> followUp.kind() == FollowUp.Kind.UNDO
                                && followUp.stepId().equals(Optional.of(tick.stepId())),
                        "The step was opened again");
    }

    private static Decision setMailbox(Case theCase, CaseCommand.SetMailbox set, Instant now) {
        if (theCase.mailbox().equals(Optional.of(set.mailbox()))) {
            return Decision.nothing(theCase);
        }
        return new Draft(theCase, now)
                .mailbox(set.mailbox())
                .event(new CaseEvent.MailboxSet(set.mailbox()))
                .effect(new Effect.ShowCase())
                .done();
    }

    private Decision remind(Case theCase, Person by, Duration howLong, Instant now) {
        var wait = howLong.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : howLong;
        var reminder = new FollowUp(
                FollowUp.id(theCase.id(), ids.get()),
                theCase.id(),
                FollowUp.Kind.RETEST,
                lastChange(theCase).map(Step::id),
                by,
                now.plus(wait),
                FollowUp.State.PENDING);
        return new Draft(theCase, now)
                .dropAll(CaseRules::isRetest, "Waiting again")
                .schedule(reminder)
                .owner(by)
                .state(CaseState.WAITING)
                .event(new CaseEvent.WaitStarted(reminder.id(), reminder.dueAt()))
                .effect(new Effect.ShowCase())
                .done();
    }

    private static Decision snooze(Case theCase, CaseCommand.Snooze snooze, Instant now) {
        return withFollowUp(theCase, snooze.followUpId(), snooze.by(), followUp -> {
            var later = new FollowUp(
                    followUp.id(),
                    followUp.caseId(),
                    followUp.kind(),
                    followUp.stepId(),
                    snooze.by(),
                    Snoozing.until(now, snooze.by().zone(), snooze.howLong()),
                    FollowUp.State.PENDING);
            var draft = new Draft(theCase, now).replace(followUp, later);
            draft.effect(
                    followUp.state() == FollowUp.State.PENDING
                            ? new Effect.Unschedule(followUp)
                            : new Effect.AnswerPing(followUp, spoken(snooze.howLong())));
            if (followUp.kind() == FollowUp.Kind.RETEST) {
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

    private static Decision cancel(Case theCase, CaseCommand.CancelReminder cancel, Instant now) {
        return withFollowUp(theCase, cancel.followUpId(), cancel.by(), followUp -> {
            var draft = new Draft(theCase, now)
                    .dropAll(each -> each.id().equals(followUp.id()), "Reminder cancelled")
                    .event(new CaseEvent.ReminderCancelled(followUp.id()));
            if (followUp.kind() == FollowUp.Kind.RETEST && theCase.state().isOpen()) {
                draft.state(draft.hasTicks() ? CaseState.WORKING : CaseState.DIAGNOSED);
            }
            return draft.effect(new Effect.ShowCase()).done();
        });
    }

    /** The due time stays, and so does the timer. Where the ping is out already, it calls the other person. */
    private static Decision handOver(Case theCase, CaseCommand.HandOver given, Instant now) {
        return withFollowUp(theCase, given.followUpId(), given.by(), followUp -> {
            if (followUp.forWhom().id().equals(given.to().id())) {
                return Decision.nothing(theCase);
            }
            var theirs = new FollowUp(
                    followUp.id(),
                    followUp.caseId(),
                    followUp.kind(),
                    followUp.stepId(),
                    given.to(),
                    followUp.dueAt(),
                    followUp.state());
            var draft = new Draft(theCase, now)
                    .replace(followUp, theirs)
                    .event(new CaseEvent.HandedOver(followUp.id(), given.to()))
                    .effect(new Effect.ShowCase());
            if (followUp.kind() == FollowUp.Kind.RETEST) {
                draft.owner(given.to());
            }
            if (followUp.state() == FollowUp.State.PINGED) {
                draft.effect(new Effect.Ping(theirs));
            }
            return draft.effect(new Effect.Say(new Notice.HandedOver(given.to(), given.by(), theirs)))
                    .done();
        });
    }

    private static Decision settleUndo(Case theCase, CaseCommand.SettleUndo settle, Instant now) {
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
            Case theCase, String followUpId, Person by, java.util.function.Function<FollowUp, Decision> decision) {
        return theCase.followUps().stream()
                .filter(followUp -> followUp.id().equals(followUpId))
                .findFirst()
                .map(decision)
                .orElseGet(() -> Decision.say(theCase, new Notice.ReminderGone(by)));
    }

    private static Decision due(Case theCase, CaseCommand.Due due, Instant now) {
        return theCase.followUps().stream()
                .filter(followUp -> followUp.id().equals(due.followUpId())
                        && followUp.dueAt().equals(due.dueAt())
                        && followUp.state() == FollowUp.State.PENDING)
                .findFirst()
                .map(followUp -> ping(theCase, followUp, due.looked(), now))
                .orElseGet(() -> Decision.nothing(theCase));
    }

    private static Decision ping(Case theCase, FollowUp followUp, Optional<Finding> looked, Instant now) {
        var pinged = new FollowUp(
                followUp.id(),
                followUp.caseId(),
                followUp.kind(),
                followUp.stepId(),
                followUp.forWhom(),
                followUp.dueAt(),
                FollowUp.State.PINGED);
        var draft = new Draft(theCase, now).replace(followUp, pinged);
        looked.ifPresent(finding -> looked(theCase, draft, finding));
        if (followUp.kind() == FollowUp.Kind.RETEST) {
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
        } else if (same(theCase.current().finding(), finding)) {
            draft.event(new CaseEvent.SameErrorAgain(finding));
        } else {
            draft.event(new CaseEvent.ErrorChanged(theCase.current().finding().causeId(), finding))
                    .clearTicks();
        }
    }

    private static Decision close(Case theCase, CaseCommand command, Instant now) {
        boolean works = command instanceof CaseCommand.ItWorks;
        return new Draft(theCase, now)
                .state(works ? CaseState.RESOLVED : CaseState.GIVEN_UP)
                .dropAll(CaseRules::isRetest, works ? "It works" : "Case closed")
                .event(works ? new CaseEvent.Resolved() : new CaseEvent.GaveUp())
                .effect(new Effect.StopRetests())
                .effect(new Effect.ShowCase())
                .done();
    }

    private static Decision reopen(Case theCase, CaseCommand.Reopen reopen, Instant now) {
        if (theCase.state().isOpen()) {
            return Decision.nothing(theCase);
        }
        var draft = new Draft(theCase, now).owner(reopen.by()).event(new CaseEvent.Reopened());
        return draft.state(draft.hasTicks() ? CaseState.WORKING : CaseState.DIAGNOSED)
                .effect(new Effect.ShowCase())
                .done();
    }

    private static boolean isRetest(FollowUp followUp) {
        return followUp.kind() == FollowUp.Kind.RETEST;
    }

    private static boolean isPingedRetest(FollowUp followUp) {
        return isRetest(followUp) && not(FollowUp.State.PENDING::equals).test(followUp.state());
    }
}
