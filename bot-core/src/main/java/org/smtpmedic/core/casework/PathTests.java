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
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.PathRuns;
import org.smtpmedic.core.store.RetryThenBury;
import org.smtpmedic.core.store.TaskRows;

/**
 * Tests of a mail path that somebody asked for. Each has a card of its own, in one place from "running" to the verdict. A test that was cut
 * off by a crash runs again, into the same card.
 */
final class PathTests {
    private static final TaskDescriptor<String> TEST = TaskDescriptor.of("path-test", String.class);

    private final PathTesting testing;
    private final PathRunner runner;
    private final AdmittedTests admitted;
    private final LoginTests logins;
    private final TestCard card;
    private final Database database;
    private final PathRuns runs;
    private final SchedulerClient scheduler;
    private final InstantSource clock;

    PathTests(
            PathTesting testing,
            Database database,
            Cards cards,
            SchedulerClient scheduler,
            InstantSource clock,
            Runnable wake) {
        this.testing = testing;
        this.runner = new PathRunner(testing.tester());
        this.card = new TestCard(database, cards, clock, wake);
        this.admitted = new AdmittedTests(testing, card);
        this.logins = new LoginTests(database, runner, admitted, card);
        this.database = database;
        this.runs = new PathRuns(database);
        this.scheduler = scheduler;
        this.clock = clock;
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
                card.show(request, new Notice.PathRefused(request.person(), reason));
            case PathRequest.Reading.Good _ -> {
                scheduler.scheduleIfNotExists(
                        TEST.instance(request.id()).data(Json.write(request)).build(), clock.instant());
                card.showRunning(request, List.of());
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

    /** Calls off the wait for a person's login, within the caller's transaction. Returns what is to be said. */
    Optional<Notice> cancelLogin(Asked asked, String testId) {
        var request = TaskRows.data(database, TEST.instanceId(testId))
                .map(data -> Json.read(data, Request.class))
                .filter(each -> each.conversation().equals(asked.conversation()));
        boolean another = request.filter(
                        each -> !each.person().id().equals(asked.person().id()))
                .isPresent();
        boolean done = !another
                && request.flatMap(each -> each.login().map(wish -> logins.cancel(each, wish)))
                        .orElse(false);
        return done ? Optional.empty() : Optional.of(new Notice.LoginNotWaiting(asked.person(), another));
    }

    /** By which login of the test a mail could go out; empty where there is none. */
    Optional<LoginWay> messageBy(PathRun run) {
        return run.messageBy(offered(run));
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
                .filter(PathRun::isComparable)
                .map(before -> PathChange.between(before, run));
        runs.insert(run);
        card.show(request, new Notice.PathTested(request.person(), run, change, offered(run)));
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
        var wish = request.login();
        if (wish.isPresent()) {
            testing.tester().logins().ifPresent(tester -> logins.test(request, wish.get(), wanted, tester, ended));
            return;
        }
        admitted.run(
                request,
                progress -> runner.run(wanted, progress),
                report -> ended.accept(new Ended(request, report, Optional.empty())));
    }
}
