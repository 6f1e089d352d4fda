package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.followup.Reminders;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.StoreException;

/**
 * The one way through: an event comes in, the case is loaded, {@link CaseRules} decides, one transaction stores everything that follows. What
 * has to be sent is sent later, by the scheduler.
 */
public final class CaseService {

    /** How often a decision is made again because somebody else was faster. */
    private static final int TRIES = 8;

    private static final int MOST_AT_HOME = 10;

    private final Database database;
    private final CaseStore cases;
    private final CaseRules rules;
    private final Function<String, Diagnosis> diagnostician;
    private final SubmissionTester tester;
    private final InstantSource clock;
    private final SchedulerClient scheduler;
    private final Cards cards;
    private final EventReader reader;
    private final TestRule testRule;
    private final PathTests pathTests;
    private final EventsAgain again;
    private final SelfRetests selfRetests;
    private final PathTester pathTester;
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
        this.rules = rules;
        this.diagnostician = diagnostician;
        this.tester = tester;
        this.clock = clock;
        this.scheduler = scheduler;
        this.cards = new Cards(view, cases, outbox, scheduler);
        this.reader = new EventReader(tester.canTest());
        this.testRule = pathTesting.rule();
        this.pathTests = new PathTests(pathTesting, database, cards, scheduler, clock, wake);
        this.selfRetests = new SelfRetests(pathTesting, database, cards, scheduler, clock);
        this.pathTester = pathTesting.tester();
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
        return retrying(header.conversation(), () -> {
            var now = now();
            if (!cases.firstSight(header.conversation().platform(), header.eventId(), now)) {
                return Handled.DUPLICATE;
            }
            var call = new Call(header.conversation(), header.person(), header.eventId(), now);
            act(call, wish, reading);
            reading.flatMap(PasteReading::token)
                    .ifPresent(report -> say(call, new Notice.TokenRead(call.person(), report)));
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
        return cards.of(notice, now());
    }

    /** The bot's own place, as the person sees it. */
    public Card home(String platform, Person person) {
        var notice = database.inTransaction(_ -> new Notice.Home(
                person,
                cases.openOf(platform, person.id(), MOST_AT_HOME),
                cases.closedOf(platform, person.id(), MOST_AT_HOME)));
        return cards.of(notice, now());
    }

    /** The tasks that the worker has to run for this service. */
    public List<Task<?>> tasks() {
        return List.of(
                Reminders.task(database, clock, this::due),
                TestRuns.task(database, clock, this::test),
                pathTests.task(this::pathTested),
                selfRetests.task(this::retested),
                again.task(this::take, this::givenUp));
    }

    private void givenUp(ChatEvent event) {
        var header = event.header();
        say(
                new Call(header.conversation(), header.person(), header.eventId(), now()),
                new Notice.GaveUpOnEvent(header.person()));
        database.afterCommit(wake);
    }

    private record Call(ConversationRef conversation, Person person, String eventId, Instant now) {}

    private void act(Call call, Wish wish, Optional<PasteReading> reading) {
        switch (wish) {
            case Wish.Diagnose diagnose -> diagnosed(call, reading.orElseThrow(), diagnose);
            case Wish.Ask ask -> answer(call, ask);
            case Wish.Answer answer -> say(call, answer.notice());
            case Wish.OpenCases _ -> {
                var open = cases.openOf(
                        call.conversation().platform(), call.person().id(), 20);
                say(call, new Notice.CaseList(call.person(), open));
            }
            case Wish.TestPath test ->
                pathTests.begin(new PathTests.Request(
                        call.conversation(), call.person(), call.eventId(), test.target(), Optional.empty()));
            case Wish.TestLogin login ->
                pathTests
                        .beginLogin(
                                new PathTests.Asked(call.conversation(), call.person(), call.eventId()),
                                login.testId(),
                                login.way(),
                                login.message())
                        .ifPresent(notice -> say(call, notice));
            case Wish.TestDetails details ->
                say(
                        call,
                        pathTests
                                .run(call.conversation(), details.testId())
                                .<Notice>map(run -> new Notice.PathDetails(call.person(), run))
                                .orElseGet(() -> new Notice.NotHere(call.person())));
            case Wish.RetestTest alone -> retestTest(call, alone.testId());
            case Wish.StopRetest stop ->
                selfRetests
                        .stop(call.conversation(), stop.retestId(), call.person(), call.now())
                        .ifPresent(notice -> say(call, notice));
            case Wish.RunTest _ -> {
                TestRuns.schedule(
                        scheduler, new TestRuns.Request(call.conversation(), call.person(), call.eventId()), clock);
                say(call, new Notice.TestRunning(call.person()));
            }
        }
    }

    private void diagnosed(Call call, PasteReading reading, Wish.Diagnose wish) {
        if (!reading.secrets().isEmpty()) {
            say(call, new Notice.SecretSeen(call.person(), reading.secrets()));
        }
        reading.output().ifPresent(output -> say(call, new Notice.OutputRead(call.person(), output)));
        reading.finding().ifPresentOrElse(finding -> reported(call, wish.caseId(), finding), () -> {
            if (reading.secrets().isEmpty() && reading.output().isEmpty()) {
                say(call, new Notice.NothingFound(call.person()));
            }
        });
    }

    private void reported(Call call, Optional<String> caseId, Finding finding) {
        var report = new CaseCommand.Report(call.person(), finding);
        if (caseId.isPresent()) {
            withCase(call, caseId.get(), theCase -> decided(call, rules.decide(theCase, report, call.now())));
            return;
        }
        cases.openIn(call.conversation())
                .ifPresentOrElse(
                        theCase -> decided(call, rules.decide(theCase, report, call.now())),
                        () -> opened(call, finding));
    }

    private void opened(Call call, Finding finding) {
        var decision = rules.open(call.conversation(), call.person(), finding, call.now());
        cases.insert(decision.next());
        stored(call, decision);
    }

    private void answer(Call call, Wish.Ask ask) {
        withCase(call, ask.caseId(), theCase -> {
            switch (ask) {
                case Wish.Decide decide -> decided(call, rules.decide(theCase, decide.command(), call.now()));
                case Wish.Export _ -> say(call, new Notice.Export(call.person(), theCase, cases.history(theCase.id())));
                case Wish.History _ ->
                    say(call, new Notice.History(call.person(), theCase, cases.history(theCase.id())));
                case Wish.Details details -> say(call, new Notice.Details(call.person(), theCase, details.part()));
                case Wish.RetestCase _ -> retestCase(call, theCase);
            }
        });
    }

    /** A click may name any case; only one of the conversation it was made in counts. */
    private void withCase(Call call, String caseId, Consumer<Case> then) {
        cases.byId(caseId)
                .filter(theCase -> theCase.conversation().equals(call.conversation()))
                .ifPresentOrElse(then, () -> say(call, new Notice.NotHere(call.person())));
    }

    private void decided(Call call, Decision decision) {
        if (!decision.events().isEmpty() && !cases.update(decision.next())) {
            throw new LostRace();
        }
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

    private void say(Call call, Notice notice) {
        cards.say(call.conversation(), call.eventId(), notice, call.now());
    }

    /** A reminder is due. With a test configured, the bot looks for itself before it disturbs anybody. */
    private void due(String caseId, String followUpId, Instant dueAt) {
        var before = cases.byId(caseId);
        boolean look = tester.canTest()
                && before.filter(theCase -> awaitsRetest(theCase, followUpId, dueAt))
                        .isPresent();
        var looked = look ? lookForOneself() : Optional.<Finding>empty();
        before.ifPresent(known -> retrying(known.conversation(), () -> {
            cases.byId(caseId).ifPresent(theCase -> ping(theCase, followUpId, dueAt, looked));
            return Handled.TAKEN;
        }));
    }

    private static boolean awaitsRetest(Case theCase, String followUpId, Instant dueAt) {
        return theCase.followUps().stream()
                .anyMatch(followUp -> followUp.id().equals(followUpId)
                        && followUp.dueAt().equals(dueAt)
                        && followUp.kind() == FollowUp.Kind.RETEST);
    }

    private void ping(Case theCase, String followUpId, Instant dueAt, Optional<Finding> looked) {
        var now = now();
        var call = new Call(
                theCase.conversation(), theCase.owner(), "due:" + followUpId + ":" + dueAt.toEpochMilli(), now);
        decided(call, rules.decide(theCase, new CaseCommand.Due(theCase.owner(), followUpId, dueAt, looked), now));
    }

    private void test(TestRuns.Request request) {
        var result = tester.attempt();
        retrying(request.conversation(), () -> {
            var call = new Call(request.conversation(), request.person(), request.eventId(), now());
            // The task is done again where the process died before it was taken away.
            if (!cases.firstSight(call.conversation().platform(), "tested:" + call.eventId(), call.now())) {
                return Handled.DUPLICATE;
            }
            tested(call, result);
            return Handled.TAKEN;
        });
    }

    private void tested(Call call, AttemptResult result) {
        boolean caseIsOpen = cases.openIn(call.conversation()).isPresent();
        if (result instanceof AttemptResult.Accepted accepted && !caseIsOpen) {
            say(call, new Notice.TestPassed(call.person(), accepted.reply()));
            return;
        }
        finding(result)
                .ifPresentOrElse(
                        finding -> reported(call, Optional.empty(), finding),
                        () -> say(call, new Notice.NothingFound(call.person())));
    }

    private void pathTested(PathTests.Ended ended) {
        var request = ended.request();
        var finding = ended.report().refusal().flatMap(words -> Findings.of(diagnostician.apply(words), Origin.TEST));
        retrying(request.conversation(), () -> {
            var call = new Call(request.conversation(), request.person(), request.eventId(), now());
            pathTests.ended(ended, finding, call.now());
            finding.ifPresent(each -> reported(call, Optional.empty(), each));
            return Handled.TAKEN;
        });
    }

    private void retestTest(Call call, String testId) {
        pathTests
                .run(call.conversation(), testId)
                .filter(PathRun::canRepeatItself)
                .ifPresentOrElse(
                        run -> retest(call, testId, run.target(), Optional.of(run)),
                        () -> say(call, new Notice.NotHere(call.person())));
    }

    /** What was tested last in the conversation is looked at again; without a test, the server of the configured mailbox. */
    private void retestCase(Call call, Case theCase) {
        if (!theCase.state().isOpen()) {
            say(call, new Notice.AlreadyClosed(call.person(), theCase));
            return;
        }
        var last = pathTests.latest(call.conversation());
        last.map(PathRun::target)
                .or(pathTester::ownServer)
                .ifPresentOrElse(
                        target -> retest(call, theCase.id(), target, last.filter(PathRun::canRepeatItself)),
                        () -> say(call, new Notice.TestNotConfigured(call.person())));
    }

    private void retest(Call call, String id, String target, Optional<PathRun> last) {
        selfRetests
                .begin(new SelfRetests.Wanted(id, call.conversation(), call.person(), target, last), call.now())
                .ifPresent(notice -> say(call, notice));
    }

    private void retested(SelfRetest series, Optional<PathReport> report) {
        var finding = report.flatMap(PathReport::refusal)
                .flatMap(words -> Findings.of(diagnostician.apply(words), Origin.TEST));
        retrying(series.conversation(), () -> {
            var call = new Call(series.conversation(), series.by(), retestEvent(series), now());
            selfRetests
                    .looked(series, report, finding, call.now())
                    .filter(found -> found.verdict() != Finding.Verdict.WORKS
                            || cases.openIn(call.conversation()).isPresent())
                    .ifPresent(found -> reported(call, Optional.empty(), found));
            return Handled.TAKEN;
        });
    }

    private static String retestEvent(SelfRetest series) {
        return "retest:" + series.id() + ":" + series.plan().begunAt().toEpochMilli() + ":"
                + series.plan().looks();
    }

    private Optional<Finding> lookForOneself() {
        return finding(tester.attempt());
    }

    private Optional<Finding> finding(AttemptResult result) {
        return switch (result) {
            case AttemptResult.Accepted accepted -> Optional.of(Findings.works(accepted.reply()));
            case AttemptResult.Refused refused -> Findings.of(diagnostician.apply(refused.transcript()), Origin.TEST);
            case AttemptResult.Failed failed -> Findings.of(diagnostician.apply(failed.message()), Origin.TEST);
        };
    }

    /** In milliseconds, as timers keep it: a due time has to be the same after it went through the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One decision at a time in a conversation, or two errors at the same moment would open two cases. */
    private Handled retrying(ConversationRef conversation, Supplier<Handled> work) {
        for (int left = TRIES; ; left--) {
            try {
                var handled = database.inTransaction(_ -> {
                    database.lock(conversation.toString());
                    return work.get();
                });
                wake.run();
                return handled;
            } catch (LostRace e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** Somebody stored the case in between: decide again on what is there now. */
    private static final class LostRace extends RuntimeException {
        LostRace() {
            super("The case changed while it was being decided", null, false, false);
        }
    }
}
