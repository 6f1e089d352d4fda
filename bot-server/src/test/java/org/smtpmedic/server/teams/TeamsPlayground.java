package org.smtpmedic.server.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Microsoft's Agents Playground in a process of its own: a stand-in for Teams that is not ours. See {@code src/test/teams-playground}. */
final class TeamsPlayground implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "teams-playground");
    private static final Path INSTALLED = Path.of("target", "teams-playground");
    private static final String PROGRAM = "node_modules/@microsoft/m365agentsplayground/cli.js";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final String address;
    private final Process process;
    private final WebSocket stream;

    private TeamsPlayground(Process process, String address) {
        this.process = process;
        this.address = address;
        awaitReady();
        this.stream = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(address.replace("http:", "ws:") + "/_ws_conversation/v1/conversations/stream"),
                        new Frames(frames))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Starts it on a port; what people do is sent to {@code endpoint}. */
    static TeamsPlayground start(int port, String endpoint) throws IOException, InterruptedException {
        install();
        var builder = new ProcessBuilder(
                        "node",
                        PROGRAM,
                        "start",
                        "-e",
                        endpoint,
                        "-c",
                        "msteams",
                        "-p",
                        String.valueOf(port),
                        "--disable-telemetry",
                        "true")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "teams-playground.log").toFile());
        builder.environment().put("BROWSER", "none");
        return new TeamsPlayground(builder.start(), "http://127.0.0.1:" + port);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.exists(INSTALLED.resolve(PROGRAM))) {
            return;
        }
        var npm = new ProcessBuilder(
                        "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "teams-playground-install.log").toFile())
                .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            throw new IOException("npm cannot install the Playground, see target/teams-playground-install.log");
        }
    }

    /** A person writes in a conversation. */
    void says(String person, String conversation, String text) {
        ObjectNode body =
                JSON.createObjectNode().put("type", "text").put("text", text).put("textFormat", "plain");
        body.putObject("from").put("id", person);
        post("/_conversation/v1/conversations/" + conversation + "/messages", body);
    }

    /** A person presses a button of a message; returns what the bot answered. */
    JsonNode presses(String person, String conversation, String messageId, JsonNode action) {
        ObjectNode body =
                JSON.createObjectNode().put("name", "adaptiveCard/action").put("replyToId", messageId);
        body.putObject("from").put("id", person);
        body.putObject("conversation").put("id", conversation);
        body.putObject("value").set("action", action);
        return post("/_conversation/v1/invoke", body);
    }

    /** A message on the screen that holds the words, once there is one; {@code kind} is {@code createMessage} or {@code updateMessage}. */
    JsonNode awaitFrame(String kind, String words) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            Optional<JsonNode> found = frames.stream()
                    .filter(frame -> frame.path("action").asText().equals(kind)
                            && frame.toString().contains(words))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + kind + " with " + words + "; there is " + frames);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() {
        stream.abort();
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        http.close();
    }

    private JsonNode post(String path, ObjectNode body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError("The Playground says " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void awaitReady() {
        var ping = HttpRequest.newBuilder(URI.create(address + "/_debug/ping")).build();
        for (int i = 0; i < 200 && process.isAlive(); i++) {
            try {
                if (http.send(ping, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        process.destroyForcibly();
        throw new AssertionError("The Playground did not come up, see target/teams-playground.log");
    }

    /** Gathers what comes in pieces. */
    private static final class Frames implements WebSocket.Listener {
        private final List<JsonNode> frames;
        private final StringBuilder text = new StringBuilder();

        Frames(List<JsonNode> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    text.setLength(0);
                }
            }
            return WebSocket.Listener.super.onText(socket, "", last);
        }
    }
}
