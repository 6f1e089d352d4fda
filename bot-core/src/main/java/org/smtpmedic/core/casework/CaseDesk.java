package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.util.Optional;
import java.util.function.Consumer;
import org.smtpmedic.core.followup.Reminders;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;

/** Where a decision on a case is made and stored with everything that follows from it. All of it runs within the caller's transaction. */
final class CaseDesk {
    private final Database database;
    private final CaseStore cases;
    private final CaseRules rules;
    private final Cards cards;
    private final SchedulerClient scheduler;
    private final SelfRetests selfRetests;

    CaseDesk(
            Database database,
            CaseStore cases,
            CaseRules rules,
            Cards cards,
            SchedulerClient scheduler,
            SelfRetests selfRetests) {
        this.database = database;
        this.cases = cases;
        this.rules = rules;
        this.cards = cards;
        this.scheduler = scheduler;
        this.selfRetests = selfRetests;
    }

    /** An error or a success was seen: the named case is told, else the open case of the conversation, else one is opened. */
    void report(Call call, Optional<String> caseId, Finding finding) {
        var report = new CaseCommand.Report(call.person(), finding);
        if (caseId.isPresent()) {
            withCase(call, caseId.get(), theCase -> decide(call, theCase, report));
            return;
        }
        cases.openIn(call.conversation())
                .ifPresentOrElse(theCase -> decide(call, theCase, report), () -> open(call, finding));
    }

    /**
     * Lets the rules decide what a command does to a case.
     *
     * @throws Turns.LostRace if somebody stored the case in between
     */
    void decide(Call call, Case theCase, CaseCommand command) {
        var decision = rules.decide(theCase, command, call.now());
        if (!decision.events().isEmpty() && !cases.update(decision.next())) {
            throw new Turns.LostRace();
        }
        stored(call, decision);
    }

    /** A click may name any case; only one of the conversation it was made in counts. */
    void withCase(Call call, String caseId, Consumer<Case> then) {
        cases.byId(caseId)
                .filter(theCase -> theCase.conversation().equals(call.conversation()))
                .ifPresentOrElse(then, () -> say(call, new Notice.NotHere(call.person())));
    }

    /** Says something in the conversation of the call. */
    void say(Call call, Notice notice) {
        cards.say(call.conversation(), call.eventId(), notice, call.now());
    }

    private void open(Call call, Finding finding) {
        var decision = rules.open(call.conversation(), call.person(), finding, call.now());
        cases.insert(decision.next());
        stored(call, decision);
    }

    private void stored(Call call, Decision decision) {
        var theCase = decision.next();
        if (!decision.events().isEmpty()) {
            cases.append(theCase.id(), call.person(), call.now(), decision.events());
        }
        decision.effects().forEach(effect -> carryOut(call, theCase, effect));
    }

    private void carryOut(Call call, Case theCase, Effect effect) {
        switch (effect) {
            case Effect.ShowCase _ -> cards.showCase(theCase, call.now());
            case Effect.FoldRoundBefore _ -> cards.foldRoundBefore(theCase, call.now());
            case Effect.Ping ping -> cards.ping(theCase, ping.followUp(), call.now());
            case Effect.AnswerPing answer -> cards.answerPing(theCase, answer.followUp(), answer.answer(), call.now());
            case Effect.Schedule schedule -> Reminders.schedule(scheduler, schedule.followUp());
            case Effect.Unschedule unschedule -> Reminders.unschedule(database, unschedule.followUp());
            case Effect.StopRetests _ -> selfRetests.caseClosed(theCase.conversation(), call.now());
            case Effect.Say say -> say(call, say.notice());
        }
    }
}
