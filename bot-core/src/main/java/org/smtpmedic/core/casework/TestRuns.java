package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.RetryThenBury;

/** Test submissions that somebody asked for, run by the scheduler so that a chat's answer never waits for a mail server. */
final class TestRuns {

    private static final TaskDescriptor<String> TEST = TaskDescriptor.of("test", String.class);

    private TestRuns() {}

    /** Who asked, where, and by which event. */
    record Request(ConversationRef conversation, Person person, String eventId) {}

    static void schedule(SchedulerClient scheduler, Request request, InstantSource clock) {
        String id = request.conversation().platform() + "@" + request.eventId();
        scheduler.scheduleIfNotExists(
                TEST.instance(id).data(Json.write(request)).build(), clock.instant());
    }

    static CustomTask<String> task(Database database, InstantSource clock, Consumer<Request> run) {
        return Tasks.custom(TEST.getTaskName(), String.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    run.accept(Json.read(instance.getData(), Request.class));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }
}
