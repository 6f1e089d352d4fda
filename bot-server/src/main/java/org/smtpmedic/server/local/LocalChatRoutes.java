package org.smtpmedic.server.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.store.StoreException;
import org.smtpmedic.server.text.TextBytes;
import org.smtpmedic.server.web.Assets;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HttpProblem;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.teams.card.ActionData;

/** What the local page asks of the server. */
public final class LocalChatRoutes {
    private static final int MESSAGE_BYTES = 1_048_576;
    private static final int FILE_BYTES = 5 * 1_048_576;
    private static final int LONGEST_FILE_NAME = 100;
    private static final Pattern CONVERSATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String COMMAND = "/smtp-test";

    private final LocalChat chat;
    private final Function<String, MaskedText> mask;
    private final Consumer<ChatEvent> core;
    private final InstantSource clock;
    private final boolean demo;

    /**
     * The routes.
     *
     * @param mask takes the secrets out of what a person wrote, before it is kept or shown
     * @param core takes what happened
     * @param demo whether there is a simulated tenant to be shown beside the chat
     */
    public LocalChatRoutes(
            LocalChat chat,
            Function<String, MaskedText> mask,
            Consumer<ChatEvent> core,
            InstantSource clock,
            boolean demo) {
        this.chat = chat;
        this.mask = mask;
        this.core = core;
        this.clock = clock;
        this.demo = demo;
    }

    public List<Route> all() {
        return List.of(
                Route.local("GET", "/", _ -> Assets.file("index.html")),
                Route.local("GET", "/assets/", call -> Assets.file(call.rest("/assets/"))),
                Route.local("GET", "/local/page", _ -> page()),
                Route.local("GET", "/local/stream", this::stream),
                Route.local("POST", "/local/messages", this::message),
                Route.local("POST", "/local/files", this::file),
                Route.local("POST", "/local/actions", this::action));
    }

    private Reply page() {
        List<Map<String, String>> people = LocalPeople.ALL.stream()
                .map(person -> Map.of(
                        "id", person.id(),
                        "name", person.name(),
                        "zone", person.zone().getId()))
                .toList();
        return Reply.ok(Map.of(
                "people",
                people,
                "demo",
                demo,
                "conversations",
                chat.conversations(),
                "first",
                LocalChat.FIRST_CONVERSATION));
    }

    private Reply stream(Call call) {
        String conversation = conversation(call.query("conversation"));
        long after = call.header("Last-Event-ID").map(LocalChatRoutes::number).orElse(0L);
        return new Reply.Events(out -> chat.stream(conversation, after, out));
    }

    private Reply message(Call call) throws IOException {
        JsonNode body = call.json(MESSAGE_BYTES);
        ChatEvent.Header header = header(name -> text(body, name));
        String text = text(body, "text").orElse("");
        if (text.isBlank()) {
            throw new HttpProblem(400, "Type or paste something first.");
        }
        return accepted(() -> {
            chat.said(header.conversation().address(), header.person(), header.eventId(), mask.apply(text));
            core.accept(event(header, text));
        });
    }

    private Reply file(Call call) throws IOException {
        ChatEvent.Header header = header(call::query);
        String name = call.query("name").filter(given -> !given.isBlank()).orElse("file");
        String shortName = name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
        String text = TextBytes.decode(call.bytes(FILE_BYTES));
        return accepted(() -> {
            chat.shared(header.conversation().address(), header.person(), header.eventId(), mask.apply(shortName));
            core.accept(new ChatEvent.Shared(header, shortName, text));
        });
    }

    private Reply action(Call call) throws IOException {
        JsonNode body = call.json(MESSAGE_BYTES);
        ChatEvent.Header header = header(name -> text(body, name));
        JsonNode data = body.path("data");
        CardAction action =
                ActionData.action(data).orElseThrow(() -> new HttpProblem(400, CardActionCodec.UNKNOWN_BUTTON));
        return accepted(() -> core.accept(new ChatEvent.Pressed(header, action, ActionData.inputs(data))));
    }

    private ChatEvent.Header header(Function<String, Optional<String>> values) {
        String conversation = conversation(values.apply("conversation"));
        Person person = values.apply("person")
                .flatMap(LocalPeople::of)
                .orElseThrow(() -> new HttpProblem(400, "Nobody here has that name."));
        String event = values.apply("id")
                .filter(id -> EVENT.matcher(id).matches())
                .orElseThrow(() -> new HttpProblem(400, "The id of the event is missing."));
        return new ChatEvent.Header(event, chat.reference(conversation), person, clock.instant());
    }

    private static ChatEvent event(ChatEvent.Header header, String text) {
        String stripped = text.strip();
        String behind = stripped.startsWith(COMMAND) ? stripped.substring(COMMAND.length()) : "";
        boolean command = stripped.equals(COMMAND) || (!behind.isEmpty() && Character.isWhitespace(behind.charAt(0)));
        return command ? new ChatEvent.Commanded(header, behind.strip()) : new ChatEvent.Said(header, text);
    }

    private static String conversation(Optional<String> given) {
        return given.filter(id -> CONVERSATION.matcher(id).matches())
                .orElseThrow(() -> new HttpProblem(400, "There is no such conversation."));
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.ofNullable(body.path(name).textValue());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** The same event again does no harm, so whoever sent it may simply try once more. */
    private static Reply accepted(Runnable taking) {
        try {
            taking.run();
        } catch (StoreException _) {
            throw new HttpProblem(503, "The database is away, and this was not taken. Please try again.");
        }
        return new Reply.Json(202, Map.of());
    }
}
