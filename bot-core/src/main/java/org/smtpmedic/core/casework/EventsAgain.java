package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.log.FaultPlace;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DeadLetter;
import org.smtpmedic.core.store.DeadLetters;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.RetryThenBury;

/**
 * Events that could not be taken in when they came. They are kept, with their secrets masked, and tried again by the scheduler: platforms
 * send an event again only a few times, and some not at all.
 */
final class EventsAgain {
    private static final Logger LOG = LoggerFactory.getLogger(EventsAgain.class);
    private static final TaskDescriptor<String> EVENT = TaskDescriptor.of("event", String.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Database database;
    private final SchedulerClient scheduler;
    private final InstantSource clock;
    private final UnaryOperator<String> masked;

    /** {@code masked}: a text without its secrets. */
    EventsAgain(Database database, SchedulerClient scheduler, InstantSource clock, UnaryOperator<String> masked) {
        this.database = database;
        this.scheduler = scheduler;
        this.clock = clock;
        this.masked = masked;
    }

    /** Keeps an event that {@code fault} came of. */
    void keep(ChatEvent event, RuntimeException fault) {
        LOG.error("An event could not be taken in, and is tried again: {}", FaultPlace.of(fault));
        String id =
                event.header().conversation().platform() + "|" + event.header().eventId();
        without(event)
                .ifPresentOrElse(
                        kept -> scheduler.scheduleIfNotExists(
                                EVENT.instance(id).data(Json.write(kept)).build(),
                                clock.instant().plus(SOON)),
                        () -> new DeadLetters(database)
                                .bury(new DeadLetter(
                                        EVENT.getTaskName(),
                                        id,
                                        Optional.empty(),
                                        "Its text cannot be masked, and so it is not kept. " + FaultPlace.of(fault),
                                        1,
                                        clock.instant())));
    }

    /** The task that tries again; for the scheduler. */
    CustomTask<String> task(Consumer<ChatEvent> handle, Consumer<ChatEvent> givenUp) {
        return Tasks.custom(EVENT.getTaskName(), String.class)
                .onFailure(new RetryThenBury<>(database, clock, data -> givenUp.accept(read(data))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    handle.accept(read(instance.getData()));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    private static ChatEvent read(String data) {
        return Json.read(data, ChatEvent.class);
    }

    private Optional<ChatEvent> without(ChatEvent event) {
        try {
            return Optional.of(
                    switch (event) {
                        case ChatEvent.Said said -> new ChatEvent.Said(said.header(), masked.apply(said.text()));
                        case ChatEvent.Commanded command ->
                            new ChatEvent.Commanded(command.header(), masked.apply(command.arguments()));
                        case ChatEvent.Shared shared ->
                            new ChatEvent.Shared(
                                    shared.header(), masked.apply(shared.fileName()), masked.apply(shared.text()));
                        case ChatEvent.HandedOver handedOver -> handedOver;
                        case ChatEvent.Pressed pressed ->
                            new ChatEvent.Pressed(pressed.header(), pressed.action(), masked(pressed.inputs()));
                    });
        } catch (RuntimeException e) {
            LOG.error("The text of an event cannot be masked: {}", FaultPlace.of(e));
            return Optional.empty();
        }
    }

    private Map<String, String> masked(Map<String, String> inputs) {
        return inputs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> masked.apply(each.getValue())));
    }
}
