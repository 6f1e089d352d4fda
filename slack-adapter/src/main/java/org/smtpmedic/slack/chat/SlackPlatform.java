package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.store.StoreException;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.card.BlockKitRenderer;
import org.smtpmedic.slack.chat.Places.Root;
import org.smtpmedic.slack.chat.SlackMessages.Content;

/**
 * Puts cards into Slack: one message per slot, in the conversation's thread, replaced in its place. Where the channel cannot be reached, the card
 * goes to the person it concerns, and the conversation with it.
 */
public final class SlackPlatform implements ChatPlatform {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final int LOCKS = 64;
    /** The channel is no place to write any more. */
    private static final Set<String> GONE = Set.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "channel_is_archived",
            "user_not_in_channel",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_non_threadable_channel",
            "ekm_access_denied",
            "cannot_reply_to_message",
            "messages_tab_disabled");
    /** Only the operator can help; the cards wait for that. */
    private static final Set<String> LOCKED_OUT = Set.of(
            "not_installed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "not_authed",
            "missing_scope");
    /** Slack does not like the blocks: the plain words are better than nothing. */
    private static final Set<String> UNSHOWABLE =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long");

    private final SlackMessages messages;
    private final Places places;
    private final WaitingLine line;
    private final BlockKitRenderer renderer = new BlockKitRenderer();
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toList();

    public SlackPlatform(SlackApi api, Places places, InstantSource clock) {
        this.messages = new SlackMessages(api);
        this.places = places;
        this.line = new WaitingLine(clock);
    }

    @Override
    public String name() {
        return Address.PLATFORM;
    }

    /** A workspace can be closed to us, or migrate, while the others work. */
    @Override
    public String wayTo(ConversationRef conversation) {
        return Address.parse(conversation.address())
                .map(address -> Address.PLATFORM + " " + address.team())
                .orElse(Address.PLATFORM);
    }

    @Override
    public Delivery deliver(OutgoingMessage message) {
        var address = Address.parse(message.conversation().address());
        if (address.isEmpty()) {
            return new Delivery.Undeliverable("no address of Slack's");
        }
        // The first card of a thread and the second must not both become its first message.
        var lock = locks.get(Math.floorMod(address.get().hashCode(), LOCKS));
        lock.lock();
        try {
            var job = new Job(address.get(), message.card(), content(message.card(), address.get()));
            return message.messageId().isPresent() ? deliver(job, message) : inLine(job, message);
        } catch (StoreException _) {
            return new Delivery.TryAgain(SOON, "the database did not say where the conversation is");
        } finally {
            lock.unlock();
        }
    }

    private record Job(Address address, Card card, Content content) {
        Job with(Content other) {
            return new Job(address, card, other);
        }

        Optional<String> reader() {
            return card.onlyFor().filter(_ -> !address.isDirect());
        }
    }

    /** What is new goes out in the order in which it came; what is shown already can be replaced at any time. */
    private Delivery inLine(Job job, OutgoingMessage message) {
        var ahead = line.ahead(job.address(), message.slot());
        if (ahead.isPresent()) {
            return new Delivery.Patience(ahead.get());
        }
        var delivery = deliver(job, message);
        if (delivery instanceof Delivery.Patience(Duration after)) {
            line.putOff(job.address(), message.slot(), after);
        } else {
            line.leave(job.address(), message.slot());
        }
        return delivery;
    }

    private Delivery deliver(Job job, OutgoingMessage message) {
        return message.messageId()
                .flatMap(SlackPlatform::root)
                .map(shown -> update(job, shown))
                .orElseGet(() -> post(job));
    }

    private Delivery update(Job job, Root shown) {
        var answer = messages.update(job.address().team(), shown.channel(), shown.ts(), job.content());
        // A message that was deleted, or may not be changed any more, is posted anew.
        return delivery(answer, _ -> id(shown.channel(), shown.ts()), error -> {
            if (UNSHOWABLE.contains(error)) {
                return delivery(
                        messages.update(job.address().team(), shown.channel(), shown.ts(), plain(job)),
                        _ -> id(shown.channel(), shown.ts()),
                        Delivery.Undeliverable::new);
            }
            return post(job);
        });
    }

    private Delivery post(Job job) {
        var root = places.rootOf(job.address());
        if (root.isPresent()) {
            return post(job, root.get().channel(), root.get().ts());
        }
        if (job.address().isDirect()) {
            return toPerson(job, job.address().person());
        }
        return post(
                job,
                job.address().channel(),
                job.address().isUnrooted() ? "" : job.address().thread());
    }

    private Delivery post(Job job, String channel, String thread) {
        var reader = job.reader();
        if (reader.isPresent()) {
            return delivery(
                    messages.whisper(job.address().team(), channel, thread, reader.get(), job.content()),
                    answered -> "whispered:" + answered.getMessageTs(),
                    error -> GONE.contains(error) ? toPerson(job, reader.get()) : failed(job, channel, thread, error));
        }
        return delivery(
                messages.post(job.address().team(), channel, thread, job.content()),
                posted -> {
                    if (job.address().isUnrooted() && thread.isEmpty()) {
                        places.root(job.address(), new Root(posted.getChannel(), posted.getTs()));
                    }
                    return id(posted.getChannel(), posted.getTs());
                },
                error -> failed(job, channel, thread, error));
    }

    private Delivery failed(Job job, String channel, String thread, String error) {
        if (UNSHOWABLE.contains(error) && !job.content().equals(plain(job))) {
            return post(job.with(plain(job)), channel, thread);
        }
        if (!GONE.contains(error)) {
            return new Delivery.Undeliverable(error);
        }
        return concerned(job)
                .map(person -> moved(job, person, error))
                .orElseGet(() -> new Delivery.Undeliverable(error + ", and nobody to tell"));
    }

    /** The conversation goes on in direct messages: its channel is gone, archived, or was never ours. */
    private Delivery moved(Job job, String person, String error) {
        return inDirectMessages(
                job,
                person,
                channel -> delivery(
                        messages.post(job.address().team(), channel, "", job.content()),
                        posted -> {
                            places.root(job.address(), new Root(posted.getChannel(), posted.getTs()));
                            return id(posted.getChannel(), posted.getTs());
                        },
                        again -> new Delivery.Undeliverable(error + ", and in direct messages " + again)));
    }

    private Delivery toPerson(Job job, String person) {
        return inDirectMessages(
                job,
                person,
                channel -> delivery(
                        messages.post(job.address().team(), channel, "", job.content()),
                        posted -> id(posted.getChannel(), posted.getTs()),
                        error -> UNSHOWABLE.contains(error) && !job.content().equals(plain(job))
                                ? toPerson(job.with(plain(job)), person)
                                : new Delivery.Undeliverable(error)));
    }

    private Delivery inDirectMessages(Job job, String person, Function<String, Delivery> post) {
        return switch (messages.direct(job.address().team(), person)) {
            case Answer.Ok<String>(String channel) -> post.apply(channel);
            case Answer.Refused<String>(String error)
            when LOCKED_OUT.contains(error) -> new Delivery.TryAgain(LATER, error);
            case Answer.Refused<String>(String error) -> new Delivery.Undeliverable(error);
            case Answer.Limited<String>(var after) -> new Delivery.Patience(after);
            case Answer.Away<String>(String reason) -> new Delivery.TryAgain(SOON, reason);
        };
    }

    private static <T> Delivery delivery(Answer<T> answer, Function<T, String> id, Function<String, Delivery> refused) {
        return switch (answer) {
            case Answer.Ok<T>(T response) -> new Delivery.Delivered(id.apply(response));
            case Answer.Refused<T>(String error) when LOCKED_OUT.contains(error) -> new Delivery.TryAgain(LATER, error);
            case Answer.Refused<T>(String error) -> refused.apply(error);
            case Answer.Limited<T>(var after) -> new Delivery.Patience(after);
            case Answer.Away<T>(String reason) -> new Delivery.TryAgain(SOON, reason);
        };
    }

    /** Whom the card concerns: its one reader, else the person it calls, else who asked last. */
    private Optional<String> concerned(Job job) {
        return job.card()
                .onlyFor()
                .or(() -> job.card().blocks().stream()
                        .filter(Block.Text.class::isInstance)
                        .flatMap(block -> ((Block.Text) block).spans().stream())
                        .filter(span -> span instanceof Block.Span.Mention mention && mention.ping())
                        .map(span -> ((Block.Span.Mention) span).personId())
                        .findFirst())
                .or(() -> places.askerIn(job.address()));
    }

    private Content content(Card card, Address address) {
        ObjectNode message = renderer.message(card);
        BlockAddresses.write(message.path("blocks"), address);
        return Content.of(message);
    }

    private static Content plain(Job job) {
        return new Content(job.content().text(), "[]");
    }

    private static String id(String channel, String ts) {
        return channel + ":" + ts;
    }

    private static Optional<Root> root(String messageId) {
        String[] parts = messageId.split(":", 2);
        return parts.length == 2 && Address.isId(parts[0]) && Address.isTs(parts[1])
                ? Optional.of(new Root(parts[0], parts[1]))
                : Optional.empty();
    }
}
