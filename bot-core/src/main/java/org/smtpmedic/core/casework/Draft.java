package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;

/** A case on its way to the next one. Lives inside one decision. */
final class Draft {

    private final Case before;
    private final Instant now;
    private final List<Case.Round> rounds;
    private final List<Case.Tick> ticks;
    private final List<FollowUp> followUps;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private CaseState state;
    private Person owner;
    private Optional<String> mailbox;

    Draft(Case before, Instant now) {
        this.before = before;
        this.now = now;
        rounds = new ArrayList<>(before.rounds());
        ticks = new ArrayList<>(before.ticks());
        followUps = new ArrayList<>(before.followUps());
        state = before.state();
        owner = before.owner();
        mailbox = before.mailbox();
    }

    Case.Round current() {
        return rounds.getLast();
    }

    String caseId() {
        return before.id();
    }

    CaseState state() {
        return state;
    }

    boolean hasTicks() {
        return !ticks.isEmpty();
    }

    Draft state(CaseState value) {
        state = value;
        return this;
    }

    Draft owner(Person value) {
        owner = value;
        return this;
    }

    Draft mailbox(String value) {
        mailbox = Optional.of(value);
        return this;
    }

    Draft round(Person by, Finding finding) {
        rounds.add(new Case.Round(rounds.size() + 1, now, by, finding));
        mailbox = mailbox.or(() -> finding.clues().login());
        return this;
    }

    Draft tick(String stepId, Person by) {
        ticks.add(new Case.Tick(stepId, current().number(), by, now));
        return this;
    }

    Draft openStep(String stepId) {
        ticks.removeIf(tick -> tick.stepId().equals(stepId));
        return this;
    }

    /** A new cause starts with a clean checklist; what was ticked before stays in the history. */
    Draft clearTicks() {
        ticks.clear();
        return this;
    }

    Draft schedule(FollowUp followUp) {
        followUps.add(followUp);
        effects.add(new Effect.Schedule(followUp));
        return this;
    }

    Draft replace(FollowUp old, FollowUp changed) {
        followUps.replaceAll(each -> each.id().equals(old.id()) ? changed : each);
        return this;
    }

    Draft drop(FollowUp followUp) {
        followUps.removeIf(each -> each.id().equals(followUp.id()));
        return this;
    }

    /** Takes back every reminder that fits: nobody is pinged any more, and pings that wait for an answer lose their buttons. */
    Draft dropAll(Predicate<FollowUp> which, String answer) {
        followUps.stream().filter(which).toList().forEach(followUp -> {
            drop(followUp);
            effect(
                    followUp.state() == FollowUp.State.PENDING
                            ? new Effect.Unschedule(followUp)
                            : new Effect.AnswerPing(followUp, answer));
        });
        return this;
    }

    Draft event(CaseEvent event) {
        events.add(event);
        return this;
    }

    Draft effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    Decision done() {
        var next = new Case(
                before.id(),
                before.conversation(),
                before.opener(),
                owner,
                state,
                before.openedAt(),
                now,
                rounds,
                ticks,
                mailbox,
                followUps,
                before.version());
        return new Decision(next, events, effects);
    }
}
