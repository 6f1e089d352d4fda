package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.RetestPlan;
import org.smtpmedic.core.followup.RetestPlan.Event;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.rate.Admission;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.PathRuns;
import org.smtpmedic.core.store.Retests;
import org.smtpmedic.core.store.RetryThenBury;

/**
 * Tests that look again by themselves. A series is one row; each of its looks is a task named after it and its due time, written in the
 * transaction that decided on it. A look that a crash cut off is taken again; one that was counted never is.
 */
final class SelfRetests {
    private static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("self-retest");
    private static final int MOST_IN_A_CONVERSATION = 3;

    private final PathTesting testing;
    private final PathRunner runner;
    private final Database database;
    private final Retests retests;
    private final PathRuns runs;
    private final Cards cards;
    private final SchedulerClient scheduler;
    private final InstantSource clock;

    SelfRetests(PathTesting testing, Database database, Cards cards, SchedulerClient scheduler, InstantSource clock) {
        this.testing = testing;
        this.runner = new PathRunner(testing.tester());
        this.database = database;
        this.retests = new Retests(database);
        this.runs = new PathRuns(database);
        this.cards = cards;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What a series begins with; {@code last} is what its first look is compared with. */
    record Wanted(String id, ConversationRef conversation, Person by, String target, Optional<PathRun> last) {}

    /** Begins a series, within the caller's transaction; one that runs for the same target is shown again. Returns what is to be said. */
    Optional<Notice> begin(Wanted wanted, Instant now) {
        var open = retests.openIn(wanted.conversation());
        var same = open.stream()
                .filter(each -> each.id().equals(wanted.id()) || each.target().equalsIgnoreCase(wanted.target()))
                .findFirst();
        if (same.isPresent()) {
            cards.retesting(same.get(), now);
            return Optional.empty();
        }
        if (open.size() >= MOST_IN_A_CONVERSATION) {
            return Optional.of(new Notice.TooManyRetests(wanted.by()));
        }
        store(
                new SelfRetest(
                        wanted.id(),
                        wanted.conversation(),
                        wanted.by(),
                        wanted.target(),
                        wanted.last(),
                        Optional.empty(),
                        RetestPlan.begin(now)),
                now);
        return Optional.empty();
    }

    /** Ends a series, within the caller's transaction. Returns what is to be said. */
    Optional<Notice> stop(ConversationRef conversation, String id, Person by, Instant now) {
        var series = retests.byId(id)
                .filter(each -> each.conversation().equals(conversation))
                .filter(each -> each.plan().dueAt().isPresent());
        series.ifPresent(each -> end(each, new Event.Stopped(), now));
        return series.isPresent() ? Optional.empty() : Optional.of(new Notice.NotHere(by));
    }

    /** Ends every series of a conversation whose case was closed, within the caller's transaction. */
    void caseClosed(ConversationRef conversation, Instant now) {
        retests.openIn(conversation).forEach(each -> end(each, new Event.CaseClosed(), now));
    }

    /** The task that looks; for the scheduler. {@code looked} is told what was found, and hands it to {@link #looked}. */
    CustomTask<Void> task(BiConsumer<SelfRetest, Optional<PathReport>> looked) {
        return Tasks.custom(LOOK.getTaskName(), Void.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    var parts = instance.getId().split("@", 2);
                    var due = Instant.ofEpochMilli(Long.parseLong(parts[1]));
                    return current(parts[0], due)
                            .map(series -> look(series, looked))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }

    /** Takes in what a look found, within the caller's transaction. Returns what the case has to hear of it. */
    Optional<Finding> looked(SelfRetest before, Optional<PathReport> report, Optional<Finding> finding, Instant now) {
        var due = before.plan().dueAt();
        var series = due.flatMap(at -> current(before.id(), at));
        if (series.isEmpty()) {
            return Optional.empty();
        }
        var look = RetestLook.of(series.get(), report, finding, now);
        store(look.series(), now);
        if (look.isNews()) {
            look.run().ifPresent(run -> tell(look, run, now));
        }
        return look.forCase();
    }

    private void tell(RetestLook look, PathRun run, Instant now) {
        if (runs.byId(run.id()).isEmpty()) {
            runs.insert(run);
        }
        cards.retestNews(look.series(), run, look.change(), now);
    }

    private Optional<SelfRetest> current(String id, Instant due) {
        return database.inTransaction(_ -> retests.byId(id))
                .filter(series -> series.plan().dueAt().equals(Optional.of(due)));
    }

    private CompletionHandler<Void> look(SelfRetest series, BiConsumer<SelfRetest, Optional<PathReport>> looked) {
        return switch (testing.rates()
                .enter(series.conversation().platform(), series.by().id())) {
            case Admission.TryLater later -> (done, operations) -> operations.reschedule(done, later.at());
            case Admission.Entered(Admission.Pass pass) -> {
                try (pass) {
                    looked.accept(series, report(series));
                }
                yield new CompletionHandler.OnCompleteRemove<>();
            }
        };
    }

    private Optional<PathReport> report(SelfRetest series) {
        if (!(PathRequest.read(series.target()) instanceof PathRequest.Reading.Good(PathRequest wanted))) {
            return Optional.empty();
        }
        var login = series.last().flatMap(PathRun::login);
        var logins = testing.tester().logins();
        return login.isEmpty() || logins.isEmpty()
                ? runner.run(wanted, _ -> {})
                : withLogin(series, wanted, login.get(), logins.get());
    }

    /** Nobody has to do anything for it: a series begins with no other login. */
    private Optional<PathReport> withLogin(SelfRetest series, PathRequest wanted, LoginUse login, LoginTester logins) {
        var asked =
                new LoginTester.Wanted(login.way(), login.mailbox(), series.by().name());
        return switch (logins.obtain(asked, _ -> {})) {
            case LoginTester.Obtained.Ready ready -> runner.run(logins, wanted, ready, false, _ -> {});
            case LoginTester.Obtained.Not(String sentence, Optional<String> said) ->
                Optional.of(PathReport.untested(sentence, said));
        };
    }

    private void end(SelfRetest series, Event why, Instant now) {
        series.plan().dueAt().ifPresent(due -> unschedule(series, due));
        store(series.with(series.plan().next(why, now)), now);
    }

    private void store(SelfRetest series, Instant now) {
        retests.save(series, now);
        series.plan()
                .dueAt()
                .ifPresent(due -> scheduler.scheduleIfNotExists(
                        LOOK.instance(id(series, due)).build(), due));
        cards.retesting(series, now);
    }

    /** A look that is just being taken stays; it then finds that it counts no more. */
    private void unschedule(SelfRetest series, Instant due) {
        var task = LOOK.instanceId(id(series, due));
        scheduler.getScheduledExecution(task).filter(each -> !each.isPicked()).ifPresent(_ -> scheduler.cancel(task));
    }

    private static String id(SelfRetest series, Instant due) {
        return series.id() + "@" + due.toEpochMilli();
    }
}
