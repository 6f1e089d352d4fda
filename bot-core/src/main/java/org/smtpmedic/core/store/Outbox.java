package org.smtpmedic.core.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;

/**
 * Cards on their way out. There is one row per slot, so only the latest state of a card is ever sent; each change schedules a delivery in
 * the transaction that made it. A delivery that is repeated after a crash goes to the same slot, and so to the same message.
 */
public final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int LOCKS = 64;

    private final OutboxRows rows;
    private final Database database;
    private final InstantSource clock;
    private final Function<String, Optional<ChatPlatform>> platforms;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** {@code platforms} finds a platform by name; empty where it is not connected. */
    public Outbox(Database database, InstantSource clock, Function<String, Optional<ChatPlatform>> platforms) {
        this.rows = new OutboxRows(database);
        this.database = database;
        this.clock = clock;
        this.platforms = platforms;
    }

    /** Puts a card into its slot, to be delivered once the running transaction has committed. */
    public void put(SchedulerClient scheduler, ConversationRef conversation, String slot, Card card) {
        database.inTransaction(_ -> {
            long revision = rows.put(conversation, slot, Json.write(card));
            scheduler.scheduleIfNotExists(
                    DELIVER.instance(OutboxRows.id(conversation, slot) + "@" + revision)
                            .build(),
                    clock.instant());
            return revision;
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
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    int at = instance.getId().lastIndexOf('@');
                    return deliver(instance.getId().substring(0, at));
                });
    }

    /** One delivery per slot at a time, so that an older state never overtakes a newer one. */
    private CompletionHandler<Void> deliver(String id) {
        var lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            return rows.undelivered(id).map(this::deliver).orElseGet(CompletionHandler.OnCompleteRemove::new);
        } finally {
            lock.unlock();
        }
    }

    private CompletionHandler<Void> deliver(OutboxRows.Row row) {
        var delivery = platforms
                .apply(row.conversation().platform())
                .map(platform -> platform.deliver(new OutgoingMessage(
                        row.conversation(), row.slot(), Json.read(row.card(), Card.class), row.messageId())))
                .orElseGet(() -> new Delivery.TryAgain(LONGEST_PAUSE, "the platform is not connected"));
        return switch (delivery) {
            case Delivery.Delivered delivered -> {
                rows.delivered(row, delivered.messageId());
                yield new CompletionHandler.OnCompleteRemove<>();
            }
            case Delivery.Undeliverable undeliverable -> {
                log.warn("Undeliverable to {}: {}", row.conversation().platform(), undeliverable.reason());
                rows.dead(row, undeliverable.reason());
                yield new CompletionHandler.OnCompleteRemove<>();
            }
            case Delivery.Patience patience -> {
                log.info(
                        "Not delivered to {} yet: it asks for patience",
                        row.conversation().platform());
                yield (done, operations) ->
                        operations.reschedule(done, clock.instant().plus(patience.after()));
            }
            case Delivery.TryAgain again -> {
                log.info("Not delivered to {} yet: {}", row.conversation().platform(), again.reason());
                var pause = pause(again.after(), rows.failed(row));
                yield (done, operations) ->
                        operations.reschedule(done, clock.instant().plus(pause));
            }
        };
    }

    /** What the adapter advises, doubled with each attempt, and never more than some minutes. */
    private static Duration pause(Duration asked, int attempts) {
        var pause = asked.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
