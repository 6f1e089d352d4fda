package org.smtpmedic.teams.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The connector's side of the REST API, with the limits and the moods of the real one. Keeps what it shows. */
public final class ConnectorEmulator implements AutoCloseable {
    /** Teams documentation, "Format your bot messages": 100 KB of UTF-16. */
    private static final int MOST_BYTES = 100 * 1024;

    private static final Pattern ACTIVITIES = Pattern.compile("/v3/conversations/([^/]+)/activities(?:/([^/]+))?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** No two services of Teams give the same id: a conversation may move from one to the other. */
    private static final AtomicLong IDS = new AtomicLong(1_700_000_000_000L);

    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<Reply> trouble = new ArrayDeque<>();
    private final Set<String> closed = new HashSet<>();
    private final String token;
    private final LoopbackServer server = new LoopbackServer(this::answer);
    private Optional<Reply> mood = Optional.empty();

    /** What is shown. {@code reader} is empty for what all see. */
    public record Message(String conversation, String id, String reader, JsonNode activity) {
        /** The card of the message. */
        public JsonNode card() {
            return activity.at("/attachments/0/content");
        }
    }

    /** A request that came. */
    public record Call(String method, String path, String query) {}

    private record Reply(int status, String retryAfter, String body, boolean hangs) {}

    /** {@code token} is the only one it takes. */
    public ConnectorEmulator(String token) {
        this.token = token;
    }

    public String serviceUrl() {
        return server.address() + "/";
    }

    /** The next request is answered with this. */
    public synchronized void answerNext(int status, String retryAfter, String body) {
        trouble.add(new Reply(status, retryAfter, body, false));
    }

    /** From now on every request is answered with this; all is well again with an empty one. */
    public synchronized void answerAll(Optional<Integer> status, String retryAfter) {
        mood = status.map(each -> new Reply(each, retryAfter, "", false));
    }

    /** The next request is never answered. */
    public synchronized void hangNext() {
        trouble.add(new Reply(0, "", "", true));
    }

    /** The bot is blocked there. */
    public synchronized void shutOut(String conversation) {
        closed.add(conversation);
    }

    public synchronized void letIn(String conversation) {
        closed.remove(conversation);
    }

    /** Somebody deletes a message. */
    public synchronized void forget(String messageId) {
        messages.remove(messageId);
    }

    public synchronized List<Message> messages(String conversation) {
        return messages.values().stream()
                .filter(message -> message.conversation().equals(conversation))
                .toList();
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The last message of the conversation whose card holds these words, once there is one; fails after some seconds. */
    public Message await(String conversation, String words) {
        await(words + " in " + conversation, () -> find(conversation, words) != null);
        var found = find(conversation, words);
        if (found == null) {
            throw new AssertionError("It was there, and went away: " + words);
        }
        return found;
    }

    /** Waits until it is so; fails after some seconds. */
    public synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Waited in vain for: " + what + "; there is: " + messages.values());
            }
            try {
                wait(Math.min(left, 50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            notifyAll();
        }
        server.close();
    }

    private synchronized org.smtpmedic.teams.testkit.ConnectorEmulator.@org.jspecify.annotations.Nullable Message find(
            String conversation, String words) {
        return messages(conversation).reversed().stream()
                .filter(message -> message.card().toString().contains(words))
                .findFirst()
                .orElse(null);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Reply reply = reply(exchange, body);
        if (reply.hangs()) {
            return;
        }
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        LoopbackServer.answer(exchange, reply.status(), reply.body());
    }

    private synchronized Reply reply(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        calls.add(new Call(exchange.getRequestMethod(), path, query));
        if (!trouble.isEmpty()) {
            return trouble.removeFirst();
        }
        if (mood.isPresent()) {
            return mood.get();
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "Unauthorized");
        }
        Reply reply = path.equals("/v3/conversations")
                ? opened(JSON.readTree(body))
                : activity(exchange.getRequestMethod(), path, query.contains("isTargetedActivity=true"), body);
        notifyAll();
        return reply;
    }

    private Reply opened(JsonNode parameters) {
        String person = parameters.at("/members/0/id").asText();
        String conversation = "a:" + person;
        return parameters.at("/tenantId").asText().isEmpty() || closed.contains(conversation)
                ? error(403, "ForbiddenOperationException")
                : new Reply(201, "", "{\"id\":\"" + conversation + "\"}", false);
    }

    private Reply activity(String method, String path, boolean isTargeted, byte[] body) throws IOException {
        Matcher place = ACTIVITIES.matcher(path);
        if (!place.matches()) {
            return error(404, "NotFound");
        }
        String conversation = URLDecoder.decode(place.group(1), StandardCharsets.UTF_8);
        if (closed.contains(conversation)) {
            return new Reply(
                    403,
                    "",
                    "{\"errorCode\":209,\"message\":\"{\\r\\n  \\\"subCode\\\": \\\"MessageWritesBlocked\\\"}\"}",
                    false);
        }
        if (new String(body, StandardCharsets.UTF_8).length() * 2 > MOST_BYTES) {
            return error(413, "MessageSizeTooBig");
        }
        if (method.equals("POST")) {
            String id = String.valueOf(IDS.incrementAndGet());
            return shown(conversation, id, isTargeted, JSON.readTree(body));
        }
        String id = String.valueOf(place.group(2));
        if (!messages.containsKey(id)) {
            return error(404, "ActivityNotFoundInConversation");
        }
        if (method.equals("DELETE")) {
            messages.remove(id);
            return new Reply(200, "", "", false);
        }
        return shown(conversation, id, isTargeted, JSON.readTree(body));
    }

    private Reply shown(String conversation, String id, boolean isTargeted, JsonNode activity) {
        if (isTargeted != activity.at("/recipient/isTargeted").asBoolean()) {
            return error(400, "BadSyntax");
        }
        String reader = isTargeted ? activity.at("/recipient/id").asText() : "";
        messages.put(id, new Message(conversation, id, reader, activity));
        return new Reply(200, "", "{\"id\":\"" + id + "\"}", false);
    }

    private static Reply error(int status, String code) {
        return new Reply(
                status, "", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"words of the channel\"}}", false);
    }
}
