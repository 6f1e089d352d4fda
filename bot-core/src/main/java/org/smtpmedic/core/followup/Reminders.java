package org.smtpmedic.core.followup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.RetryThenBury;
import org.smtpmedic.core.store.TaskRows;

/**
 * Timers that survive a crash: one task per reminder and due time, written in the transaction that decided on it. The scheduler runs a task at
 * least once; whether it still counts is decided by the case.
 */
public final class Reminders {

    private static final TaskDescriptor<Void> FOLLOW_UP = TaskDescriptor.of("follow-up");

    private Reminders() {}

    /** Told when a reminder is due. */
    public interface WhenDue {
        void due(String caseId, String followUpId, Instant dueAt);
    }

    public static void schedule(SchedulerClient scheduler, FollowUp followUp) {
        scheduler.scheduleIfNotExists(FOLLOW_UP.instance(id(followUp)).build(), followUp.dueAt());
    }

    /** Takes a timer back. One that is just going off stays; the case then knows that it no longer counts. */
    public static void unschedule(Database database, FollowUp followUp) {
        TaskRows.cancel(database, FOLLOW_UP.instanceId(id(followUp)));
    }

    /** The task that goes off; for the scheduler. */
    public static CustomTask<Void> task(Database database, InstantSource clock, WhenDue whenDue) {
        return Tasks.custom(FOLLOW_UP.getTaskName(), Void.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    var parts = instance.getId().split("@", 3);
                    whenDue.due(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    private static String id(FollowUp followUp) {
        return followUp.caseId() + "@" + followUp.id() + "@" + followUp.dueAt().toEpochMilli();
    }
}
