package org.smtpmedic.server.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator;
import org.smtpmedic.teams.testkit.KeyHouse;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

/** The real program in a process of its own, with a channel, a key server and a token endpoint around it. */
final class TeamsProgram implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TokenMint MINT = new TokenMint("channel-1");

    final ConnectorEmulator channel = new ConnectorEmulator(TokenHouse.TOKEN);
    final TokenHouse authority;

    private final KeyHouse keys = new KeyHouse(MINT.published(List.of("msteams")));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private Process process;
    private String address = "";

    private TeamsProgram(Path folder) throws IOException {
        this.folder = folder;
        this.authority = new TokenHouse(folder);
        this.process = run();
    }

    static TeamsProgram start(Path folder) throws IOException {
        return new TeamsProgram(folder);
    }

    /** What the program has logged. */
    Path log() {
        return folder.resolve("log");
    }

    /** Pulls the plug, and starts it again on the same data. */
    void restart() throws IOException {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        process = run();
    }

    private Process run() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TokenHouse.PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                "org.smtpmedic.server.cli.Main",
                "serve");
        builder.environment()
                .putAll(Map.of(
                        "SMTP_MEDIC_SERVER_PORT",
                        "0",
                        "SMTP_MEDIC_DATA_DIR",
                        folder.resolve("data").toString(),
                        "SMTP_MEDIC_TEAMS_APP_ID",
                        TokenMint.APP,
                        "SMTP_MEDIC_TEAMS_TENANT",
                        Activities.TENANT,
                        "SMTP_MEDIC_TEAMS_SECRET",
                        "a-secret-of-the-app",
                        "SMTP_MEDIC_TEAMS_OPENID_METADATA",
                        keys.metadata().toString(),
                        "SMTP_MEDIC_TEAMS_AUTHORITY",
                        authority.address(),
                        "SMTP_MEDIC_TEAMS_SERVICE_URLS",
                        channel.serviceUrl()));
        Process started = builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        String line = started.inputReader(StandardCharsets.UTF_8).readLine();
        var found = ADDRESS.matcher(line == null ? "" : line);
        if (!found.find()) {
            started.destroyForcibly();
            throw new IOException("The program did not start, see " + log());
        }
        address = "http://127.0.0.1:" + found.group(1);
        return started;
    }

    /** Somebody writes; in a channel they mention the bot. */
    void says(String conversation, String person, String text) throws Exception {
        expect(200, Activities.message(channel.serviceUrl(), conversation, person, text));
    }

    /** Somebody presses the button of this title; returns what the client gets as the answer. */
    JsonNode presses(ConnectorEmulator.Message message, String person, String title) throws Exception {
        JsonNode data = button(message.card(), title);
        var response =
                send(Activities.click(channel.serviceUrl(), message.conversation(), person, message.id(), data), true);
        if (response.statusCode() != 200) {
            throw new AssertionError("A click was answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    HttpResponse<String> expect(int status, ObjectNode activity) throws Exception {
        var response = send(activity, true);
        if (response.statusCode() != status) {
            throw new AssertionError("Expected " + status + ", got " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    HttpResponse<String> send(JsonNode activity, boolean signed) throws Exception {
        return send(activity.toString(), signed);
    }

    HttpResponse<String> send(String body, boolean signed) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/messages"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        if (signed) {
            request.header("Authorization", "Bearer " + MINT.token(channel.serviceUrl(), Instant.now()));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The data of the button of this title, wherever it stands on the card. */
    static JsonNode button(JsonNode card, String title) {
        for (JsonNode action : card.findParents("data")) {
            if (action.path("title").asText().equals(title)) {
                return action.path("data");
            }
        }
        throw new AssertionError("There is no button " + title + " on " + card);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        http.close();
        keys.close();
        channel.close();
        authority.close();
    }
}
