package org.smtpmedic.core.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/**
 * What comes of a command: the case's state machine; what comes of a reminder is in {@link ReminderRules}. Pure, apart from the ids of new reminders. Every command says what is wanted, so the
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
            case CaseCommand.Due due -> ReminderRules.due(theCase, due, now);
            case CaseCommand.SettleUndo settle -> ReminderRules.settleUndo(theCase, settle, now);
            case CaseCommand.Reopen reopen -> reopen(theCase, reopen, now);
            case CaseCommand.Report report -> whileOpen(theCase, report, () -> report(theCase, report, now));
            case CaseCommand.Tick tick -> whileOpen(theCase, tick, () -> tick(theCase, tick, now));
            case CaseCommand.SetMailbox set -> whileOpen(theCase, set, () -> setMailbox(theCase, set, now));
            case CaseCommand.Remind remind ->
                whileOpen(theCase, remind, () -> remind(theCase, remind.by(), suggestedWait(theCase), now));
            case CaseCommand.RemindIn in -> whileOpen(theCase, in, () -> remind(theCase, in.by(), in.howLong(), now));
            case CaseCommand.Snooze snooze -> ReminderRules.snooze(theCase, snooze, now);
            case CaseCommand.CancelReminder cancel -> ReminderRules.cancel(theCase, cancel, now);
            case CaseCommand.HandOver given -> ReminderRules.handOver(theCase, given, now);
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
            return draft.dropAll(FollowUp::forRetest, "It works now")
                    .effect(new Effect.ShowCase())
                    .done();
        }
        return finding.tellsTheSameAs(theCase.current().finding())
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
                .dropAll(FollowUp::forRetest, "The error changed")
                .effect(new Effect.ShowCase())
                .done();
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
                .dropAll(FollowUp::forRetest, "Waiting again")
                .schedule(reminder)
                .owner(by)
                .state(CaseState.WAITING)
                .event(new CaseEvent.WaitStarted(reminder.id(), reminder.dueAt()))
                .effect(new Effect.ShowCase())
                .done();
    }

    private static Decision close(Case theCase, CaseCommand command, Instant now) {
        boolean works = command instanceof CaseCommand.ItWorks;
        return new Draft(theCase, now)
                .state(works ? CaseState.RESOLVED : CaseState.GIVEN_UP)
                .dropAll(FollowUp::forRetest, works ? "It works" : "Case closed")
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

    private static boolean isPingedRetest(FollowUp followUp) {
        return followUp.forRetest() && followUp.state() == FollowUp.State.PINGED;
    }
}
