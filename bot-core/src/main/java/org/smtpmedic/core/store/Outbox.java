package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;

/**
 * Cards on their way out. There is one row per slot, so only the latest state of a card is ever sent; each change makes sure of a delivery in
 * the transaction that made it. A delivery that is repeated after a crash goes to the same slot, and so to the same message.
 *
 * <p>There is one task per slot, too. The scheduler gives a task to one thread of one process at a time, so an older state never overtakes a
 * newer one, and two processes never begin the same message.
 */
public final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    static final String TASK = "deliver";
    private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of(TASK);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final OutboxRows rows;
    private final Database database;
    private final InstantSource clock;
    private final Function<String, Optional<ChatPlatform>> platforms;
    private final Outages outages;

    /** {@code platforms} finds a platform by name; empty where it is not connected. */
    public Outbox(Database database, InstantSource clock, Function<String, Optional<ChatPlatform>> platforms) {
        this.rows = new OutboxRows(database);
        this.database = database;
        this.clock = clock;
        this.platforms = platforms;
        this.outages = new Outages(clock);
    }

    /** Puts a card into its slot, to be delivered once the running transaction has committed. */
    public void put(SchedulerClient scheduler, ConversationRef conversation, String slot, Card card) {
        database.inTransaction(_ -> {
            rows.put(conversation, slot, Json.write(card), clock.instant());
            return scheduler.scheduleIfNotExists(
                    DELIVER.instance(OutboxRows.id(conversation, slot)).build(), clock.instant());
        });
    }

    /**
     * What a message of ours shows now, or is about to: the latest card of its slot. For platforms that want the card as the answer to a click.
     *
     * @param messageId the platform's id of the message, as its {@link Delivery.Delivered} told
     */
    public Optional<Card> shownBy(ConversationRef conversation, String messageId) {
        return rows.card(conversation, messageId).map(card -> Json.read(card, Card.class));
    }

    /** The task that delivers; for the scheduler. */
    public CustomTask<Void> task() {
        return Tasks.custom(DELIVER.getTaskName(), Void.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> deliver(instance.getId()));
    }

    /** Delivers what the slot shows last, and again where that has changed meanwhile. */
    private CompletionHandler<Void> deliver(String id) {
        for (var row = rows.undelivered(id); row.isPresent(); row = rows.undelivered(id)) {
            var again = deliver(row.get());
            if (again.isPresent()) {
                return (done, operations) -> operations.reschedule(done, again.get());
            }
        }
        return (done, operations) -> leave(id, done, operations);
    }

    /**
     * Takes the task away unless the card has changed meanwhile. Whoever changes it holds its row as this does: the task is either still there for
     * the change, or gone before the change looks for it.
     */
    private void leave(String id, ExecutionComplete done, ExecutionOperations<Void> operations) {
        boolean left = database.inTransaction(_ -> {
            boolean settled = rows.isSettled(id);
            if (settled) {
                operations.remove();
            }
            return settled;
        });
        if (!left) {
            operations.reschedule(done, clock.instant());
        }
    }

    /** Delivers the row's card; says when to try again where it cannot. */
    private Optional<Instant> deliver(OutboxRows.Row row) {
        var platform = platforms.apply(row.conversation().platform());
        if (platform.isEmpty()) {
            log.info(
                    "Not delivered to {} yet: it is not connected",
                    row.conversation().platform());
            return Optional.of(clock.instant().plus(LONGEST_PAUSE));
        }
        String way = platform.get().wayTo(row.conversation());
        return outages.wait(way).or(() -> deliver(row, platform.get(), way));
    }

    private Optional<Instant> deliver(OutboxRows.Row row, ChatPlatform platform, String way) {
        var message =
                new OutgoingMessage(row.conversation(), row.slot(), Json.read(row.card(), Card.class), row.messageId());
        switch (platform.deliver(message)) {
            case Delivery.Delivered delivered -> {
                outages.answered(way);
                rows.delivered(row, delivered.messageId());
            }
            case Delivery.Undeliverable undeliverable -> {
                log.warn("Undeliverable to {}: {}", platform.name(), undeliverable.reason());
                outages.answered(way);
                bury(row, undeliverable.reason());
            }
            case Delivery.Patience patience -> {
                log.info("Not delivered to {} yet: it asks for patience", platform.name());
                return Optional.of(outages.place(way, clock.instant().plus(patience.after())));
            }
            case Delivery.TryAgain again -> {
                log.info("Not delivered to {} yet: {}", platform.name(), again.reason());
                outages.failed(way, again.after(), again.reason());
                return Optional.of(clock.instant().plus(pause(again.after(), rows.failed(row))));
            }
        }
        return Optional.empty();
    }

    private void bury(OutboxRows.Row row, String reason) {
        database.inTransaction(_ -> {
            int attempts = rows.failed(row);
            rows.dead(row, reason);
            new DeadLetters(database)
                    .bury(new DeadLetter(
                            DELIVER.getTaskName(), row.id(), Optional.empty(), reason, attempts, clock.instant()));
            return attempts;
        });
    }

    /** What the adapter advises, doubled with each attempt up to some minutes. */
    private static Duration pause(Duration asked, int attempts) {
        var pause = asked.multipliedBy(1L << Math.min(attempts - 1, 10));
        var longest = asked.compareTo(LONGEST_PAUSE) > 0 ? asked : LONGEST_PAUSE;
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
