package org.smtpmedic.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.smtpmedic.core.testkit.AdapterContract;

/** The people of the shared stories, on the local page: one room, in which everybody sees everything. */
final class PagePeople implements AdapterContract.People, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PLAYED_BY = Map.of("ana", "alex", "ben", "sam");
    private static final String ROOM = "it-support";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Consumer<Duration> time;
    private final Map<Long, JsonNode> cards = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Thread listener;

    PagePeople(String address, Consumer<Duration> time) {
        this.address = address;
        this.time = time;
        this.listener = Thread.startVirtualThread(this::listen);
    }

    @Override
    public void begins(String person, String text) {
        send(person, "messages", 202, JsonNodeFactory.instance.objectNode().put("text", text));
    }

    @Override
    public void says(String person, String text) {
        begins(person, text);
    }

    @Override
    public void commands(String person, String arguments) {
        begins(person, "/smtp-test " + arguments);
    }

    @Override
    public void presses(String person, String label) {
        await("the button " + label, () -> buttons(label).findAny().isPresent());
        JsonNode pressed = buttons(label).findFirst().orElseThrow();
        if (pressed.has("data")) {
            act(person, 202, pressed.path("data").deepCopy());
        } else {
            // What unfolds is on the page already; a question that unfolds is answered with its first button.
            unfolded(pressed)
                    .filter(part -> part.path("style").asText().equals("emphasis"))
                    .flatMap(part -> part.findParents("verb").stream())
                    .findFirst()
                    .ifPresent(yes -> act(person, 202, yes.path("data").deepCopy()));
        }
    }

    @Override
    public void fillsIn(String person, String label, String text) {
        await("the form " + label, () -> buttons(label).findAny().isPresent());
        JsonNode form =
                unfolded(buttons(label).findFirst().orElseThrow()).findFirst().orElseThrow();
        ObjectNode data = form.findParents("verb").getFirst().path("data").deepCopy();
        act(person, 202, data.put(form.at("/items/0/id").asText(), text));
    }

    @Override
    public void sees(String person, String words) {
        await(person + " to see " + words, () -> canSee(person, words));
    }

    @Override
    public boolean canSee(String person, String words) {
        return cardsWith(words) > 0 || refusals.stream().anyMatch(each -> each.contains(words));
    }

    @Override
    public int cardsWith(String words) {
        return (int) cards.values().stream()
                .filter(card -> card.toString().contains(words))
                .count();
    }

    @Override
    public int pingsTo(String person) {
        return (int) cards.values().stream()
                .filter(card ->
                        card.at("/msteams/entities").findValuesAsText("id").contains(PLAYED_BY.get(person)))
                .count();
    }

    @Override
    public String nameOf(String person) {
        String id = PLAYED_BY.getOrDefault(person, person);
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    @Override
    public void pressesStale(String person, String label) {
        String caseId =
                cards.values().iterator().next().findValuesAsText("case").getFirst();
        act(person, 202, data("remind", caseId));
    }

    @Override
    public void pressesUnknown(String person) {
        act(person, 400, data("launch", "K7"));
    }

    @Override
    public void timePasses(Duration howLong) {
        time.accept(howLong);
    }

    @Override
    public void close() {
        http.shutdownNow();
        listener.interrupt();
    }

    private static ObjectNode data(String action, String caseId) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("smtpmedic").put("a", action).put("case", caseId);
        return data;
    }

    private Stream<JsonNode> buttons(String label) {
        return cards.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(card -> card.getValue().findParents("title").stream())
                .filter(action -> action.path("title").asText().equals(label)
                        || action.path("tooltip").asText().equals(label));
    }

    private Stream<JsonNode> unfolded(JsonNode toggle) {
        String id = toggle.at("/targetElements/0").asText();
        return cards.values().stream()
                .filter(card -> card.findParents("targetElements").contains(toggle))
                .flatMap(card -> card.findParents("isVisible").stream())
                .filter(part -> part.path("id").asText().equals(id));
    }

    private void act(String person, int status, ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        send(person, "actions", status, body);
    }

    private void send(String person, String what, int status, ObjectNode body) {
        body.put("conversation", ROOM)
                .put("person", PLAYED_BY.get(person))
                .put("id", UUID.randomUUID().toString());
        var request = HttpRequest.newBuilder(URI.create(address + "local/" + what))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new AssertionError("The page got " + answer.statusCode() + " " + answer.body());
            }
            refusals.add(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void listen() {
        var request = HttpRequest.newBuilder(URI.create(address + "local/stream?conversation=" + ROOM))
                .build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.startsWith("data: ")).forEach(line -> take(line.substring("data: ".length())));
        } catch (IOException | InterruptedException | UncheckedIOException _) {
            // The stream ends with the program or with the test.
        }
    }

    private void take(String data) {
        try {
            JsonNode message = JSON.readTree(data);
            if (message.has("card")) {
                cards.put(message.path("position").asLong(), message.path("card"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what + "; there is " + cards);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
