package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.followup.Reminders;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.StoreException;

/**
 * The one way through: an event comes in, the case is loaded, {@link CaseRules} decides, one transaction stores everything that follows. What
 * has to be sent is sent later, by the scheduler.
 */
public final class CaseService {

    private static final int MOST_AT_HOME = 10;

    private final Database database;
    private final CaseStore cases;
    private final Function<String, Diagnosis> diagnostician;
    private final InstantSource clock;
    private final Cards cards;
    private final EventReader reader;
    private final TestRule testRule;
    private final CaseDesk desk;
    private final TestDesk tests;
    private final Turns turns;
    private final EventsAgain again;
    private final PastedTokens tokens;
    private final Runnable wake;

    /**
     * Wires the service.
     *
     * @param diagnostician text to diagnosis; masks secrets
     * @param scheduler writes tasks within our transactions
     * @param wake tells the worker that there is something to do; called after each commit
     */
    public CaseService(
            Database database,
            CaseStore cases,
            Outbox outbox,
            CaseRules rules,
            CaseView view,
            Function<String, Diagnosis> diagnostician,
            SubmissionTester tester,
            PathTesting pathTesting,
            InstantSource clock,
            SchedulerClient scheduler,
            Runnable wake) {
        this.database = database;
        this.cases = cases;
        this.diagnostician = diagnostician;
        // As timers keep it: a due time has to be the same after it went through the database.
        this.clock = Clock.tick(clock.withZone(ZoneOffset.UTC), Duration.ofMillis(1));
        this.cards = new Cards(view, cases, outbox, scheduler);
        this.reader = new EventReader(tester.canTest());
        this.testRule = pathTesting.rule();
        this.turns = new Turns(database, wake);
        var selfRetests = new SelfRetests(pathTesting, database, cards, scheduler, clock);
        this.desk = new CaseDesk(database, cases, rules, cards, scheduler, selfRetests);
        this.tests = new TestDesk(
                database,
                cases,
                desk,
                turns,
                new TestFindings(diagnostician),
                tester,
                pathTesting.tester(),
                new PathTests(pathTesting, database, cards, scheduler, clock, wake),
                selfRetests,
                new MailQuestions(database, scheduler, cards, turns, clock),
                scheduler,
                this.clock);
        this.tokens = new PastedTokens(clock);
        this.wake = wake;
        this.again = new EventsAgain(
                database,
                scheduler,
                clock,
                text -> diagnostician.apply(text).masked().value());
    }

    /** What became of an event. */
    public enum Handled {
        TAKEN,
        /** The platform delivered it before; nothing was done. */
        DUPLICATE
    }

    /**
     * Takes an event in. When this returns, everything that follows from it is stored, or the event itself is, to be tried again; a crash
     * loses nothing of it.
     *
     * @throws org.smtpmedic.core.store.StoreException if the database fails: the platform should deliver the event again
     */
    public Handled handle(ChatEvent event) {
        try {
            return take(event);
        } catch (RuntimeException e) {
            if (e instanceof StoreException store && store.isOfTheDatabase()) {
                throw e;
            }
            again.keep(event, e);
            return Handled.TAKEN;
        }
    }

    private Handled take(ChatEvent event) {
        var wish = permitted(event.header(), reader.read(event));
        var reading = wish instanceof Wish.Diagnose diagnose
                ? Optional.of(PasteReading.of(diagnose, diagnostician, tokens))
                : Optional.<PasteReading>empty();
        var header = event.header();
        return turns.take(header.conversation(), () -> {
            var now = clock.instant();
            if (!cases.firstSight(header.conversation().platform(), header.eventId(), now)) {
                return Handled.DUPLICATE;
            }
            var call = new Call(header.conversation(), header.person(), header.eventId(), now);
            act(call, wish, reading);
            reading.flatMap(PasteReading::token)
                    .ifPresent(report -> desk.say(call, new Notice.TokenRead(call.person(), report)));
            return Handled.TAKEN;
        });
    }

    /** The rule may ask the platform, so it is asked before the transaction. */
    private Wish permitted(ChatEvent.Header header, Wish wish) {
        return wish.isTest()
                ? testRule.refusal(header.conversation(), header.person())
                        .<Wish>map(reason -> new Wish.Answer(new Notice.NoTester(header.person(), reason)))
                        .orElse(wish)
                : wish;
    }

    /** Whether a case is open in the conversation, so that what is said there may be about it. */
    public boolean follows(ConversationRef conversation) {
        return database.inTransaction(_ -> cases.openIn(conversation).isPresent());
    }

    /**
     * Whether what somebody said without calling the bot is about the open case of the conversation: the next error. Everything else that is
     * said beside a case is not for us.
     */
    public boolean isNextError(ConversationRef conversation, String text) {
        return follows(conversation) && hasError(text);
    }

    /** Whether an error of mail submission is in the text. */
    public boolean hasError(String text) {
        return !text.isBlank() && !(diagnostician.apply(text).outcome() instanceof Diagnosis.Outcome.NoError);
    }

    /** Whether somebody who did not call the bot has told an error that it knows, and one of Microsoft 365: worth speaking up unasked. */
    public boolean isWorthSpeakingUp(String text) {
        if (text.isBlank()) {
            return false;
        }
        var diagnosis = diagnostician.apply(text);
        return diagnosis.outcome() instanceof Diagnosis.Outcome.Named && diagnosis.provider() == Provider.MICROSOFT365;
    }

    /** What a step or a fold keeps unfolded, for platforms that show it as a dialog; a plain word where it is not there any more. */
    public Card details(ConversationRef conversation, Person person, CardAction.ShowDetails action) {
        var notice = database.inTransaction(_ -> cases.byId(action.caseId()))
                .filter(theCase -> theCase.conversation().equals(conversation))
                .<Notice>map(theCase -> new Notice.Details(person, theCase, action.part()))
                .orElseGet(() -> new Notice.NotHere(person));
        return cards.of(notice, clock.instant());
    }

    /** The bot's own place, as the person sees it. */
    public Card home(String platform, Person person) {
        var notice = database.inTransaction(_ -> new Notice.Home(
                person,
                cases.openOf(platform, person.id(), MOST_AT_HOME),
                cases.closedOf(platform, person.id(), MOST_AT_HOME)));
        return cards.of(notice, clock.instant());
    }

    /** The tasks that the worker has to run for this service. */
    public List<Task<?>> tasks() {
        return Stream.concat(
                        tests.tasks().stream(),
                        Stream.of(Reminders.task(database, clock, this::due), again.task(this::take, this::givenUp)))
                .toList();
    }

    private void givenUp(ChatEvent event) {
        var header = event.header();
        desk.say(
                new Call(header.conversation(), header.person(), header.eventId(), clock.instant()),
                new Notice.GaveUpOnEvent(header.person()));
        database.afterCommit(wake);
    }

    private void act(Call call, Wish wish, Optional<PasteReading> reading) {
        switch (wish) {
            case Wish.Diagnose diagnose -> diagnosed(call, reading.orElseThrow(), diagnose);
            case Wish.Ask ask -> desk.withCase(call, ask.caseId(), theCase -> answer(call, theCase, ask));
            case Wish.Answer answer -> desk.say(call, answer.notice());
            case Wish.OpenCases _ -> {
                var open = cases.openOf(
                        call.conversation().platform(), call.person().id(), 20);
                desk.say(call, new Notice.CaseList(call.person(), open));
            }
            case Wish.OfTests test -> tests.act(call, test);
        }
    }

    private void diagnosed(Call call, PasteReading reading, Wish.Diagnose wish) {
        if (!reading.secrets().isEmpty()) {
            desk.say(call, new Notice.SecretSeen(call.person(), reading.secrets()));
        }
        reading.output().ifPresent(output -> desk.say(call, new Notice.OutputRead(call.person(), output)));
        reading.finding().ifPresentOrElse(finding -> desk.report(call, wish.caseId(), finding), () -> {
            if (reading.secrets().isEmpty() && reading.output().isEmpty()) {
                desk.say(call, new Notice.NothingFound(call.person()));
            }
        });
    }

    private void answer(Call call, Case theCase, Wish.Ask ask) {
        switch (ask) {
            case Wish.Decide decide -> desk.decide(call, theCase, decide.command());
            case Wish.Export _ ->
                desk.say(call, new Notice.Export(call.person(), theCase, cases.history(theCase.id())));
            case Wish.History _ ->
                desk.say(call, new Notice.History(call.person(), theCase, cases.history(theCase.id())));
            case Wish.Details details -> desk.say(call, new Notice.Details(call.person(), theCase, details.part()));
            case Wish.RetestCase _ -> tests.retestCase(call, theCase);
        }
    }

    /** A reminder is due. With a test configured, the bot looks for itself before it disturbs anybody. */
    private void due(String caseId, String followUpId, Instant dueAt) {
        var before = cases.byId(caseId);
        var looked = before.filter(theCase -> awaitsRetest(theCase, followUpId, dueAt))
                .flatMap(_ -> tests.lookForOneself());
        before.ifPresent(known -> turns.run(
                known.conversation(),
                () -> cases.byId(caseId).ifPresent(theCase -> ping(theCase, followUpId, dueAt, looked))));
    }

    private static boolean awaitsRetest(Case theCase, String followUpId, Instant dueAt) {
        return theCase.followUps().stream()
                .anyMatch(followUp -> followUp.id().equals(followUpId)
                        && followUp.dueAt().equals(dueAt)
                        && followUp.kind() == FollowUp.Kind.RETEST);
    }

    private void ping(Case theCase, String followUpId, Instant dueAt, Optional<Finding> looked) {
        var call = new Call(
                theCase.conversation(),
                theCase.owner(),
                "due:" + followUpId + ":" + dueAt.toEpochMilli(),
                clock.instant());
        desk.decide(call, theCase, new CaseCommand.Due(theCase.owner(), followUpId, dueAt, looked));
    }
}
