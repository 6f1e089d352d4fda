package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.TaskRows;
import org.smtpmedic.core.store.TaskText;

/** Runs what was scheduled: deliveries, reminders, tests. What a dead process left behind is taken up again. */
public final class CaseWorker implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int BEATS_MISSED = 6;
    /** Tests of mail servers wait on threads of their own number; deliveries and reminders must not wait behind them. */
    private static final int THREADS = 12;

    private final Database database;
    private final Scheduler scheduler;

    /**
     * Makes a worker that is not running yet.
     *
     * @param polling how often due tasks are looked for, in real time
     * @param speed how many times faster than real time {@code clock} runs. A worker counts as dead when it has been silent for some minutes of
     *     the clock's time, which on a fast clock must be no less in real time
     */
    public CaseWorker(
            Database database, InstantSource clock, List<? extends Task<?>> tasks, Duration polling, int speed) {
        this(database, clock, tasks, polling, speed, HEARTBEAT);
    }

    /** The same, with a heartbeat of its own: six of them missed in {@code clock}'s time, and others take over the work. */
    public CaseWorker(
            Database database,
            InstantSource clock,
            List<? extends Task<?>> tasks,
            Duration polling,
            int speed,
            Duration heartbeat) {
        this.database = database;
        var builder = new SchedulerBuilder(database.dataSource(), List.copyOf(tasks))
                .clock(clock::instant)
                .serializer(new TaskText())
                .pollingInterval(polling)
                .enableImmediateExecution()
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(Math.multiplyExact(BEATS_MISSED, speed))
                .threads(THREADS)
                .executorService(WorkerThreads.of(THREADS))
                .schedulerName(new SchedulerName.Fixed("smtp-medic-" + UUID.randomUUID()))
                .shutdownMaxWait(Duration.ofSeconds(5));
        if (database.isShared()) {
            // Takes no more than there are threads for: what is left is for the other processes.
            builder.pollUsingLockAndFetch(0.5, 1.0);
        }
        scheduler = builder.build();
    }

    /** Starts it. What a process was working on when it died is done again. */
    public void start() {
        TaskRows.giveBack(database);
        scheduler.start();
    }

    /** Looks for due tasks at once. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
