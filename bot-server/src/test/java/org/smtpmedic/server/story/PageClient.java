package org.smtpmedic.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Says what the local page says to the server, without a browser. */
final class PageClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final BlockingQueue<String> cards = new LinkedBlockingQueue<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<String> breaks = new ConcurrentLinkedQueue<>();
    private final Thread listener;
    private String lastEvent = "0";

    PageClient(String address) {
        this.address = address;
        this.listener = Thread.startVirtualThread(this::listen);
    }

    /** Status and, where there is one, the complaint. */
    String say(String text) throws IOException, InterruptedException {
        Map<String, String> body = Map.of(
                "conversation",
                "it-support",
                "person",
                "alex",
                "id",
                UUID.randomUUID().toString(),
                "text",
                text);
        return send(HttpRequest.newBuilder(URI.create(address + "local/messages"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Presses the button of a card that stands for {@code verb}. */
    String press(String card, String verb) throws IOException, InterruptedException {
        return press(card, verb, "");
    }

    /** The same for one of several buttons, told apart by a way to log in. */
    String press(String card, String verb, String way) throws IOException, InterruptedException {
        JsonNode data = JSON.readTree(card).findParents("a").stream()
                .filter(node -> node.path("a").asText().equals(verb)
                        && node.path("way").asText("").equals(way))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button for " + verb + " on " + card));
        Map<String, Object> body = Map.of(
                "conversation",
                "it-support",
                "person",
                "alex",
                "id",
                UUID.randomUUID().toString(),
                "data",
                Map.of("smtpmedic", data));
        return send(HttpRequest.newBuilder(URI.create(address + "local/actions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Moves a gate of the simulated tenant. */
    String move(String gate, String choice) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + "local/tenant"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("gate", gate, "choice", choice)))));
    }

    /** The next card that comes with these words in it, as JSON. */
    String nextCardWith(String words) throws InterruptedException {
        String card = nextCard();
        while (!card.contains(words)) {
            card = nextCard();
        }
        return card;
    }

    String upload(String name, byte[] content) throws IOException, InterruptedException {
        String query = "conversation=it-support&person=alex&id=" + UUID.randomUUID() + "&name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(address + "local/files?" + query))
                .POST(BodyPublishers.ofByteArray(content)));
    }

    /** The next card that comes, new or changed, as JSON. */
    String nextCard() throws InterruptedException {
        String card = cards.poll(30, TimeUnit.SECONDS);
        if (card == null) {
            throw new AssertionError("No card came. Where the stream broke off: " + breaks);
        }
        return card;
    }

    /** Everything that the server has told. */
    String heard() {
        return String.join("\n", heard);
    }

    @Override
    public void close() {
        listener.interrupt();
        http.shutdownNow();
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return (response.statusCode() + " "
                        + JSON.readTree(response.body()).path("error").asText(""))
                .strip();
    }

    /** As a page's EventSource does: where the stream breaks off, it asks for what came after the last event it saw. */
    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            var request = HttpRequest.newBuilder(URI.create(address + "local/stream?conversation=it-support"))
                    .header("Last-Event-ID", lastEvent)
                    .build();
            try (Stream<String> lines =
                    http.send(request, BodyHandlers.ofLines()).body()) {
                lines.forEach(this::take);
                breaks.add("The stream ended");
            } catch (IOException | UncheckedIOException e) {
                breaks.add(e.toString());
            } catch (InterruptedException _) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void take(String line) {
        if (line.startsWith("id: ")) {
            lastEvent = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
            hear(line.substring("data: ".length()));
        }
    }

    private void hear(String data) {
        heard.add(data);
        try {
            JsonNode card = JSON.readTree(data).path("card");
            if (!card.isMissingNode()) {
                cards.add(card.toString());
            }
        } catch (IOException e) {
            cards.add("Not JSON: " + e.getMessage());
        }
    }
}
