package org.smtpmedic.server.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A Slack workspace in a Node process of its own; see {@code src/test/slack-workspace}. */
final class SlackWorkspace implements AutoCloseable {
    static final String BOT_TOKEN = "xoxb-local-bot-token";
    static final String APP_TOKEN = "xapp-local-app-token";
    static final String SECRET = "a-signing-secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path SOURCES = Path.of("src", "test", "slack-workspace");
    private static final Path INSTALLED = Path.of("target", "slack-workspace");

    private final Process process;
    private final String address;

    private SlackWorkspace(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it. {@code events}: where it sends its requests; empty for Socket Mode. */
    static SlackWorkspace start(Optional<String> events) throws IOException, InterruptedException {
        install();
        var builder = new ProcessBuilder("node", "workspace.mjs").directory(INSTALLED.toFile());
        builder.environment().put("MODE", events.isPresent() ? "http" : "socket");
        builder.environment().put("APP", events.orElse(""));
        builder.environment().put("SECRET", SECRET);
        var process = builder.redirectError(
                        Path.of("target", "slack-workspace.log").toFile())
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("The Slack workspace did not start, see target/slack-workspace.log");
        }
        return new SlackWorkspace(process, line);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, INSTALLED.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.exists(INSTALLED.resolve("node_modules/emulate/package.json"))) {
            return;
        }
        var npm = new ProcessBuilder(
                        "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "slack-workspace-install.log").toFile())
                .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            throw new IOException("npm cannot install the Slack workspace, see target/slack-workspace-install.log");
        }
    }

    /** Where the Web API is. */
    URI api() {
        return URI.create(address + "api/");
    }

    /** A person does something; the answer is what the bot answered to it. */
    JsonNode person(String what, String json) {
        return post("_person/" + what, json);
    }

    /** Something goes wrong from now on. */
    void trouble(String what, String json) {
        post("_trouble/" + what, json);
    }

    JsonNode state() {
        return send(HttpRequest.newBuilder(URI.create(address + "_state")).GET());
    }

    String idOf(String person) {
        return state().at("/people/" + person).asText();
    }

    /** Messages of the bot, oldest first. */
    List<JsonNode> cards() {
        var state = state();
        String bot = state.at("/people/smtp-medic").asText();
        return StreamSupport.stream(state.path("messages").spliterator(), false)
                .filter(message -> message.path("user").asText().equals(bot)
                        || message.path("blocks").isArray())
                .toList();
    }

    /** The first message of the bot that shows {@code words}, once there is one. */
    JsonNode awaitCard(String words) {
        return await(
                "a card with: " + words,
                _ -> cards().stream()
                        .filter(card -> card.toString().contains(words))
                        .findFirst());
    }

    /** Whatever {@code found} finds in the workspace, once it finds it. */
    <T> T await(String what, Function<JsonNode, Optional<T>> found) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var state = state();
            var result = found.apply(state);
            if (result.isPresent()) {
                return result.get();
            }
            if (System.nanoTime() > deadline) {
                ((ObjectNode) state).remove("calls");
                throw new AssertionError("Waited in vain for " + what + "; there is " + state);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    private JsonNode post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("The workspace says " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
