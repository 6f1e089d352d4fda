package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.teams.gate.Bearer;
import org.smtpmedic.teams.gate.InboundGate;
import org.smtpmedic.teams.gate.Refused;
import org.smtpmedic.teams.store.Address;
import org.smtpmedic.teams.store.AddressBook;
import org.smtpmedic.teams.store.KnownConversation;

/** Takes in what the channel brings to {@code /api/messages}. */
public final class TeamsInbox implements AutoCloseable {
    /** No activity is larger; Teams itself stops at 100 KB. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TeamsInbox.class);
    /** Teams shows an error after five seconds. */
    private static final Duration CLICK = Duration.ofSeconds(4);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InboundGate gate;
    private final AddressBook book;
    private final Core core;
    private final InstantSource clock;
    private final Patience patience = new Patience(CLICK);
    private final Messages messages;
    private final Invokes invokes;

    /**
     * Wires it.
     *
     * @param decoder makes text of an uploaded file
     */
    public TeamsInbox(
            InboundGate gate,
            AddressBook book,
            Core core,
            FileSource files,
            Function<byte[], String> decoder,
            InstantSource clock) {
        this.gate = gate;
        this.book = book;
        this.core = core;
        this.clock = clock;
        this.messages = new Messages(core, files, decoder);
        this.invokes = new Invokes(core, patience);
    }

    /**
     * Answers a request.
     *
     * @param authorization every {@code Authorization} header
     * @param body at most {@link #MOST_BYTES}
     * @throws org.smtpmedic.core.store.StoreException if the database fails: the channel should deliver it again
     */
    public Answer take(List<String> authorization, byte[] body) {
        try {
            Bearer bearer = gate.identify(authorization);
            Optional<JsonNode> activity = parse(body);
            if (activity.isEmpty()) {
                return Answer.refused(400, "The body is no JSON object.");
            }
            gate.admit(bearer, activity.get());
            return Incoming.read(activity.get())
                    .map(this::answer)
                    .orElseGet(() -> Answer.refused(400, "The activity says not where, or by whom."));
        } catch (Refused refused) {
            LOG.warn("Refused a request with {}: {}", refused.status(), refused.reason());
            return Answer.refused(refused.status(), "This request is not let in.");
        }
    }

    @Override
    public void close() {
        patience.close();
        gate.close();
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private Answer answer(Incoming incoming) {
        return switch (incoming.type()) {
            case "message" -> {
                messages.take(noted(incoming));
                yield Answer.done();
            }
            case "invoke" -> invokes.answer(noted(incoming));
            case "conversationUpdate" -> {
                membership(incoming);
                yield Answer.done();
            }
            case "installationUpdate" -> {
                installation(incoming);
                yield Answer.done();
            }
            default -> Answer.done();
        };
    }

    /** A bot that comes new into a chat says what it is for. */
    private void installation(Incoming incoming) {
        String action = incoming.raw().path("action").asText();
        if (action.startsWith("remove")) {
            book.removed(incoming.address().room(), incoming.team());
        } else if (action.equals("add")) {
            core.handle(new ChatEvent.Said(noted(incoming).header(), "help"));
        }
    }

    private void membership(Incoming incoming) {
        String event = incoming.raw().at("/channelData/eventType").asText();
        if (names(incoming, "membersRemoved") || event.equals("teamDeleted")) {
            book.removed(incoming.address().room(), incoming.team());
        } else if (event.equals("channelDeleted")) {
            book.removed(incoming.raw().at("/channelData/channel/id").asText(), "");
        } else if (names(incoming, "membersAdded")) {
            noted(incoming);
        }
    }

    private static boolean names(Incoming incoming, String list) {
        return incoming.raw()
                .path(list)
                .valueStream()
                .anyMatch(member -> member.path("id").asText().equals(incoming.botId()));
    }

    /** Keeps what is needed to speak there again, before anything is answered. */
    private Happened noted(Incoming incoming) {
        book.person(
                incoming.personId(),
                incoming.tenantId(),
                incoming.channelId(),
                incoming.zone(),
                incoming.isPersonal() ? Optional.of(incoming.conversationId()) : Optional.<String>empty());
        Person person = new Person(
                incoming.personId(),
                incoming.personName(),
                incoming.zone().orElseGet(() -> book.zone(incoming.personId(), incoming.tenantId())));
        book.seen(new KnownConversation(
                incoming.address(),
                incoming.team(),
                incoming.isPersonal(),
                incoming.serviceUrl(),
                incoming.tenantId(),
                incoming.botId(),
                incoming.personId(),
                false,
                Optional.empty()));
        Address address = incoming.replyToId()
                .flatMap(id -> book.stoodFor(incoming.conversationId(), id))
                .orElse(incoming.address());
        return new Happened(incoming, address, person, clock.instant());
    }
}
