package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.casework.Notice.MailAnswered.Answer;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;

/** Tests that somebody asks for, and what the case of the conversation hears of their results. */
final class TestDesk {
    private final Database database;
    private final CaseStore cases;
    private final CaseDesk desk;
    private final Turns turns;
    private final TestFindings findings;
    private final SubmissionTester tester;
    private final PathTester pathTester;
    private final PathTests pathTests;
    private final SelfRetests selfRetests;
    private final MailQuestions mailQuestions;
    private final SchedulerClient scheduler;
    private final InstantSource clock;

    /** {@code clock} tells milliseconds, as timers keep them. */
    TestDesk(
            Database database,
            CaseStore cases,
            CaseDesk desk,
            Turns turns,
            TestFindings findings,
            SubmissionTester tester,
            PathTester pathTester,
            PathTests pathTests,
            SelfRetests selfRetests,
            MailQuestions mailQuestions,
            SchedulerClient scheduler,
            InstantSource clock) {
        this.database = database;
        this.cases = cases;
        this.desk = desk;
        this.turns = turns;
        this.findings = findings;
        this.tester = tester;
        this.pathTester = pathTester;
        this.pathTests = pathTests;
        this.selfRetests = selfRetests;
        this.mailQuestions = mailQuestions;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The tasks that test; for the scheduler. */
    List<Task<?>> tasks() {
        return List.of(
                TestRuns.task(database, clock, this::test),
                pathTests.task(this::pathTested),
                selfRetests.task(this::retested),
                mailQuestions.task());
    }

    /** Takes in what somebody asked for, within the caller's transaction. */
    void act(Call call, Wish.OfTests wish) {
        switch (wish) {
            case Wish.RunTest _ -> {
                TestRuns.schedule(
                        scheduler, new TestRuns.Request(call.conversation(), call.person(), call.eventId()), clock);
                desk.say(call, new Notice.TestRunning(call.person()));
            }
            case Wish.TestPath test ->
                pathTests.begin(new PathTests.Request(
                        call.conversation(), call.person(), call.eventId(), test.target(), Optional.empty()));
            case Wish.TestLogin login -> testLogin(call, login.testId(), login.way(), false);
            case Wish.CancelLogin cancel ->
                pathTests.cancelLogin(asked(call), cancel.testId()).ifPresent(notice -> desk.say(call, notice));
            case Wish.AskMessage ask -> askMessage(call, ask);
            case Wish.SendMessage send ->
                answer(call, send.questionId(), Answer.SEND)
                        .ifPresent(question -> testLogin(call, question.testId(), question.way(), true));
            case Wish.DropMessage drop -> answer(call, drop.questionId(), Answer.SEND_NOTHING);
            case Wish.TestDetails details ->
                desk.say(
                        call,
                        pathTests
                                .run(call.conversation(), details.testId())
                                .<Notice>map(run -> new Notice.PathDetails(call.person(), run))
                                .orElseGet(() -> new Notice.NotHere(call.person())));
            case Wish.RetestTest alone -> retestTest(call, alone.testId());
            case Wish.StopRetest stop ->
                selfRetests
                        .stop(call.conversation(), stop.retestId(), call.person(), call.now())
                        .ifPresent(notice -> desk.say(call, notice));
        }
    }

    private void testLogin(Call call, String testId, LoginWay way, boolean message) {
        pathTests.beginLogin(asked(call), testId, way, message).ifPresent(notice -> desk.say(call, notice));
    }

    private static PathTests.Asked asked(Call call) {
        return new PathTests.Asked(call.conversation(), call.person(), call.eventId());
    }

    private void askMessage(Call call, Wish.AskMessage ask) {
        pathTests
                .run(call.conversation(), ask.testId())
                .filter(run -> pathTests.messageBy(run).equals(Optional.of(ask.way())))
                .ifPresentOrElse(
                        run -> mailQuestions.ask(call, run, ask.way()),
                        () -> desk.say(call, new Notice.NotHere(call.person())));
    }

    private Optional<MailQuestions.Question> answer(Call call, String questionId, Answer answer) {
        var question = mailQuestions.answer(call, questionId, answer);
        if (question.isEmpty()) {
            desk.say(call, new Notice.MailNotAsked(call.person()));
        }
        return question;
    }

    /** What was tested last in the conversation is looked at again; without a test, the server of the configured mailbox. */
    void retestCase(Call call, Case theCase) {
        if (!theCase.state().isOpen()) {
            desk.say(call, new Notice.AlreadyClosed(call.person(), theCase));
            return;
        }
        var last = pathTests.latest(call.conversation());
        last.map(PathRun::target)
                .or(pathTester::ownServer)
                .ifPresentOrElse(
                        target -> retest(call, theCase.id(), target, last.filter(PathRun::canRepeatItself)),
                        () -> desk.say(call, new Notice.TestNotConfigured(call.person())));
    }

    /** What a test submission of the configured mailbox comes to just now; empty where none is configured. */
    Optional<Finding> lookForOneself() {
        return tester.canTest() ? findings.of(tester.attempt()) : Optional.empty();
    }

    private void test(TestRuns.Request request) {
        var result = tester.attempt();
        turns.run(request.conversation(), () -> {
            var call = new Call(request.conversation(), request.person(), request.eventId(), clock.instant());
            // The task is done again where the process died before it was taken away.
            if (cases.firstSight(call.conversation().platform(), "tested:" + call.eventId(), call.now())) {
                tested(call, result);
            }
        });
    }

    private void tested(Call call, AttemptResult result) {
        boolean caseIsOpen = cases.openIn(call.conversation()).isPresent();
        if (result instanceof AttemptResult.Accepted accepted && !caseIsOpen) {
            desk.say(call, new Notice.TestPassed(call.person(), accepted.reply()));
            return;
        }
        findings.of(result)
                .ifPresentOrElse(
                        finding -> desk.report(call, Optional.empty(), finding),
                        () -> desk.say(call, new Notice.NothingFound(call.person())));
    }

    private void pathTested(PathTests.Ended ended) {
        var request = ended.request();
        var finding = findings.of(ended.report());
        turns.run(request.conversation(), () -> {
            var call = new Call(request.conversation(), request.person(), request.eventId(), clock.instant());
            pathTests.ended(ended, finding, call.now());
            finding.ifPresent(each -> desk.report(call, Optional.empty(), each));
        });
    }

    private void retestTest(Call call, String testId) {
        pathTests
                .run(call.conversation(), testId)
                .filter(PathRun::canRepeatItself)
                .ifPresentOrElse(
                        run -> retest(call, testId, run.target(), Optional.of(run)),
                        () -> desk.say(call, new Notice.NotHere(call.person())));
    }

    private void retest(Call call, String id, String target, Optional<PathRun> last) {
        selfRetests
                .begin(new SelfRetests.Wanted(id, call.conversation(), call.person(), target, last), call.now())
                .ifPresent(notice -> desk.say(call, notice));
    }

    private void retested(SelfRetest series, Optional<PathReport> report) {
        var finding = report.flatMap(findings::of);
        turns.run(series.conversation(), () -> {
            var call = new Call(series.conversation(), series.by(), retestEvent(series), clock.instant());
            selfRetests
                    .looked(series, report, finding, call.now())
                    .filter(found -> found.verdict() != Finding.Verdict.WORKS
                            || cases.openIn(call.conversation()).isPresent())
                    .ifPresent(found -> desk.report(call, Optional.empty(), found));
        });
    }

    private static String retestEvent(SelfRetest series) {
        return "retest:" + series.id() + ":" + series.plan().begunAt().toEpochMilli() + ":"
                + series.plan().looks();
    }
}
