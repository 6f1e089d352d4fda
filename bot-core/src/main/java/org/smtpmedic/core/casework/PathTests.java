package org.smtpmedic.core.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.rate.Admission;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.PathRuns;

/**
 * Tests of a mail path that somebody asked for. Each has a card of its own, in one place from "running" to the verdict. A test that was cut
 * off by a crash runs again, into the same card.
 */
final class PathTests {
    private static final TaskDescriptor<String> TEST = TaskDescriptor.of("path-test", String.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final PathTesting testing;
    private final PathRunner runner;
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
        this.runs = new PathRuns(database);
        this.cards = cards;
        this.scheduler = scheduler;
        this.clock = clock;
        this.wake = wake;
    }

    /** Who asked for what, where, and by which event. */
    record Request(ConversationRef conversation, Person person, String eventId, String target) {

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

    /** What was found by a test of the conversation. */
    Optional<PathRun> run(ConversationRef conversation, String id) {
        return runs.byId(id).filter(run -> run.conversation().equals(conversation));
    }

    /** The latest test of the conversation, whatever was tested. */
    Optional<PathRun> latest(ConversationRef conversation) {
        return runs.latest(conversation);
    }

    /** The task that tests; for the scheduler. {@code ended} is told what was found, and hands it to {@link #ended}. */
    CustomTask<String> task(BiConsumer<Request, PathReport> ended) {
        return Tasks.custom(TEST.getTaskName(), String.class)
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    test(Json.read(instance.getData(), Request.class), ended);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** Keeps what was found and shows it, within the caller's transaction. */
    void ended(Request request, PathReport report, Optional<Finding> finding, Instant now) {
        var run = new PathRun(
                request.id(),
                request.conversation(),
                request.target(),
                now,
                report.server(),
                report.results(),
                finding);
        var change =
                runs.latest(request.conversation(), request.target()).map(before -> PathChange.between(before, run));
        runs.insert(run);
        show(request, new Notice.PathTested(request.person(), run, change));
    }

    private void test(Request request, BiConsumer<Request, PathReport> ended) {
        if (database.inTransaction(_ -> runs.byId(request.id())).isPresent()) {
            return;
        }
        var reading = PathRequest.read(request.target());
        if (!(reading instanceof PathRequest.Reading.Good(PathRequest wanted))) {
            return;
        }
        switch (testing.rates()
                .enter(request.conversation().platform(), request.person().id())) {
            case Admission.TryLater later ->
                tell(
                        request,
                        new Notice.PathLater(request.person(), later.reason().sentence(), later.at()));
            case Admission.Entered(Admission.Pass pass) -> {
                try (pass) {
                    report(request, wanted).ifPresent(report -> ended.accept(request, report));
                }
            }
        }
    }

    private Optional<PathReport> report(Request request, PathRequest wanted) {
        Optional<PathReport> report;
        try (var progress = new LiveProgress(testing.betweenUpdates(), results -> {
            database.inTransaction(_ -> showRunning(request, results));
            wake.run();
        })) {
            report = runner.run(wanted, progress::accept);
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
