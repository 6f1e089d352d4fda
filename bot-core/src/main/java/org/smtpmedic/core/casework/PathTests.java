package org.smtpmedic.core.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.rate.Admission;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.PathRuns;
import org.smtpmedic.core.store.RetryThenBury;

/**
 * Tests of a mail path that somebody asked for. Each has a card of its own, in one place from "running" to the verdict. A test that was cut
 * off by a crash runs again, into the same card.
 */
final class PathTests {
    private static final TaskDescriptor<String> TEST = TaskDescriptor.of("path-test", String.class);

    private final PathTesting testing;
    private final PathRunner runner;
    private final Logins logins;
    private final Database database;
    private final PathRuns runs;
    private final Cards cards;
    private final SchedulerClient scheduler;
    private final InstantSource clock;
    private final Runnable wake;

    PathTests(
            PathTesting testing,
            Database database,
            Cards cards,
            SchedulerClient scheduler,
            InstantSource clock,
            Runnable wake) {
        this.testing = testing;
        this.runner = new PathRunner(testing.tester());
        this.database = database;
        this.logins = new Logins(database);
        this.runs = new PathRuns(database);
        this.cards = cards;
        this.scheduler = scheduler;
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * A login to be tested.
     *
     * @param from the test on whose card it was asked for
     * @param message whether a test mail goes out, which somebody confirmed
     */
    record LoginWish(String from, LoginWay way, String mailbox, boolean message) {}

    /** Who asked for what, where, and by which event. */
    record Request(
            ConversationRef conversation, Person person, String eventId, String target, Optional<LoginWish> login) {

        /** Fit for a button; the same whenever the same event is looked at. */
        String id() {
            return UUID.nameUUIDFromBytes((conversation.platform() + "|" + eventId).getBytes(UTF_8))
                    .toString();
        }
    }

    /** Takes a request in, within the caller's transaction. */
    void begin(Request request) {
        switch (PathRequest.read(request.target())) {
            case PathRequest.Reading.Refused(String reason) ->
                show(request, new Notice.PathRefused(request.person(), reason));
            case PathRequest.Reading.Good _ -> {
                scheduler.scheduleIfNotExists(
                        TEST.instance(request.id()).data(Json.write(request)).build(), clock.instant());
                showRunning(request, List.of());
            }
        }
    }

    /** Takes in that a login is to be tested, within the caller's transaction. Returns what is to be said. */
    Optional<Notice> beginLogin(Asked asked, String testId, LoginWay way, boolean message) {
        var run = run(asked.conversation(), testId);
        var mailbox = run.flatMap(PathTests::mailbox);
        if (mailbox.isEmpty() || !offered(run.get()).contains(way)) {
            return Optional.of(new Notice.NotHere(asked.person()));
        }
        begin(new Request(
                asked.conversation(),
                asked.person(),
                asked.eventId(),
                run.get().target(),
                Optional.of(new LoginWish(testId, way, mailbox.get(), message))));
        return Optional.empty();
    }

    /** Who presses what button where. */
    record Asked(ConversationRef conversation, Person person, String eventId) {}

    private static Optional<String> mailbox(PathRun run) {
        return PathRequest.read(run.target()) instanceof PathRequest.Reading.Good(PathRequest.OfDomain domain)
                ? domain.mailbox()
                : Optional.empty();
    }

    /** The ways to log in that are configured and may be used where the test led. */
    private Set<LoginWay> offered(PathRun run) {
        return mailbox(run).isEmpty()
                ? Set.of()
                : testing.tester()
                        .logins()
                        .flatMap(logins -> run.server().map(logins::offered))
                        .orElse(Set.of());
    }

    /** What was found by a test of the conversation. */
    Optional<PathRun> run(ConversationRef conversation, String id) {
        return runs.byId(id).filter(run -> run.conversation().equals(conversation));
    }

    /** The latest test of the conversation, whatever was tested. */
    Optional<PathRun> latest(ConversationRef conversation) {
        return runs.latest(conversation);
    }

    /** The task that tests; for the scheduler. {@code ended} is told what was found, and hands it to {@link #ended}. */
    CustomTask<String> task(Consumer<Ended> ended) {
        return Tasks.custom(TEST.getTaskName(), String.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    test(Json.read(instance.getData(), Request.class), ended);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** Keeps what was found and shows it, within the caller's transaction. */
    void ended(Ended ended, Optional<Finding> finding, Instant now) {
        var request = ended.request();
        var report = ended.report();
        var run = new PathRun(
                request.id(),
                request.conversation(),
                request.target(),
                now,
                report.server(),
                report.results(),
                finding,
                ended.login());
        var change = runs.latest(request.conversation(), request.target())
                .filter(PathRun::hasTested)
                .map(before -> PathChange.between(before, run));
        runs.insert(run);
        show(request, new Notice.PathTested(request.person(), run, change, offered(run)));
    }

    /** A test that has ended. */
    record Ended(Request request, PathReport report, Optional<LoginUse> login) {}

    private void test(Request request, Consumer<Ended> ended) {
        if (database.inTransaction(_ -> runs.byId(request.id())).isPresent()) {
            return;
        }
        var reading = PathRequest.read(request.target());
        if (!(reading instanceof PathRequest.Reading.Good(PathRequest wanted))) {
            return;
        }
        if (request.login().isEmpty()) {
            admitted(
                    request,
                    () -> report(request, progress -> runner.run(wanted, progress))
                            .ifPresent(report -> ended.accept(new Ended(request, report, Optional.empty()))));
            return;
        }
        var tester = testing.tester().logins();
        tester.ifPresent(each -> logins.with(
                each,
                new CardAsker(request, request.login().get()),
                outcome -> loggedIn(request, wanted, each, outcome, ended)));
    }

    private void loggedIn(
            Request request, PathRequest wanted, LoginTester tester, Logins.Outcome outcome, Consumer<Ended> ended) {
        var wish = request.login().orElseThrow();
        switch (outcome) {
            case Logins.Outcome.CutOff() ->
                tell(request, new Notice.LoginCutOff(request.person(), request.target(), wish.from(), wish.way()));
            case Logins.Outcome.Not(String sentence, Optional<String> said) -> {
                settle(request, Optional.empty());
                ended.accept(new Ended(request, PathReport.untested(sentence, said), Optional.of(use(wish))));
            }
            case Logins.Outcome.Ready(LoginTester.Obtained.Ready login) -> {
                settle(request, login.token());
                var use = new LoginUse(
                        wish.way(),
                        wish.mailbox(),
                        wish.message() ? Optional.of(login.envelope().recipient()) : Optional.empty());
                admitted(
                        request,
                        () -> report(request, progress -> runner.run(tester, wanted, login, wish.message(), progress))
                                .ifPresent(report -> ended.accept(new Ended(request, report, Optional.of(use)))));
            }
        }
    }

    private static LoginUse use(LoginWish wish) {
        return new LoginUse(wish.way(), wish.mailbox(), Optional.empty());
    }

    /** The link and the code are of no use any more. */
    private void settle(Request request, Optional<TokenReport> token) {
        if (request.login().filter(wish -> wish.way().needsPerson()).isPresent() || token.isPresent()) {
            database.inTransaction(_ -> {
                cards.login(
                        request.conversation(),
                        request.id(),
                        new Notice.LoginSettled(request.person(), request.target(), token),
                        clock.instant());
                return request;
            });
            wake.run();
        }
    }

    private final class CardAsker implements Logins.Asker {
        private final Request request;
        private final LoginWish wish;

        CardAsker(Request request, LoginWish wish) {
            this.request = request;
            this.wish = wish;
        }

        @Override
        public String id() {
            return request.id();
        }

        @Override
        public String person() {
            return request.conversation().platform() + "|" + request.person().id();
        }

        @Override
        public LoginTester.Wanted wanted() {
            return new LoginTester.Wanted(
                    wish.way(), wish.mailbox(), request.person().name());
        }

        @Override
        public void prompt(LoginTester.Prompt prompt, Instant until) {
            database.inTransaction(_ -> {
                cards.login(
                        request.conversation(),
                        request.id(),
                        new Notice.LoginPrompt(request.person(), wish.mailbox(), prompt),
                        clock.instant());
                return show(request, new Notice.LoginWaiting(request.person(), request.target(), wish.way(), until));
            });
            wake.run();
        }
    }

    private void admitted(Request request, Runnable test) {
        switch (testing.rates()
                .enter(request.conversation().platform(), request.person().id())) {
            case Admission.TryLater later ->
                tell(
                        request,
                        new Notice.PathLater(request.person(), later.reason().sentence(), later.at()));
            case Admission.Entered(Admission.Pass pass) -> {
                try (pass) {
                    test.run();
                }
            }
        }
    }

    private Optional<PathReport> report(Request request, Function<Consumer<StageResult>, Optional<PathReport>> test) {
        Optional<PathReport> report;
        try (var progress = new LiveProgress(testing.betweenUpdates(), results -> {
            database.inTransaction(_ -> showRunning(request, results));
            wake.run();
        })) {
            report = test.apply(progress::accept);
        }
        if (report.isEmpty()) {
            tell(request, new Notice.PathBroke(request.person()));
        }
        return report;
    }

    private Request showRunning(Request request, List<StageResult> results) {
        var run = new PathRun(
                request.id(),
                request.conversation(),
                request.target(),
                clock.instant(),
                Optional.empty(),
                results,
                Optional.empty(),
                Optional.empty());
        return show(request, new Notice.PathRunning(request.person(), run));
    }

    private void tell(Request request, Notice notice) {
        database.inTransaction(_ -> show(request, notice));
        wake.run();
    }

    private Request show(Request request, Notice notice) {
        cards.test(request.conversation(), request.id(), notice, clock.instant());
        return request;
    }
}
