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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator;
import org.smtpmedic.teams.testkit.KeyHouse;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

/** The channel around a program: what it shows, and signed requests to the program. */
final class TeamsClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TokenMint MINT = new TokenMint("channel-1");

    final ConnectorEmulator channel = new ConnectorEmulator(TokenHouse.TOKEN);

    private final KeyHouse keys = new KeyHouse(MINT.published(List.of("msteams")));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> address;
    private final InstantSource clock;
    private volatile String servedBy = channel.serviceUrl();

    /**
     * Speaks to a program.
     *
     * @param address where it is, such as {@code http://127.0.0.1:3978}
     * @param clock by which requests are signed
     */
    TeamsClient(Supplier<String> address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Where the channel tells its keys. */
    URI keys() {
        return keys.metadata();
    }

    /** From now on the channel signs for another connector. */
    void isServedBy(String serviceUrl) {
        servedBy = serviceUrl;
    }

    /** Somebody writes; in a channel they mention the bot. */
    void says(String conversation, String person, String text) throws Exception {
        expect(200, Activities.message(channel.serviceUrl(), conversation, person, text));
    }

    /** Somebody presses the button of this title; returns what the client gets as the answer. */
    JsonNode presses(ConnectorEmulator.Message message, String person, String title) throws Exception {
        return invoke(Activities.click(
                channel.serviceUrl(), message.conversation(), person, message.id(), button(message.card(), title)));
    }

    /** Sends an invoke; returns what the client gets as the answer. */
    JsonNode invoke(ObjectNode activity) throws Exception {
        return JSON.readTree(expect(200, activity).body());
    }

    HttpResponse<String> expect(int status, ObjectNode activity) throws IOException, InterruptedException {
        var response = send(activity, true);
        if (response.statusCode() != status) {
            throw new AssertionError("Expected " + status + ", got " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    HttpResponse<String> send(JsonNode activity, boolean signed) throws IOException, InterruptedException {
        return send(activity.toString(), signed);
    }

    HttpResponse<String> send(String body, boolean signed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address.get() + "/api/messages"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        if (signed) {
            request.header("Authorization", "Bearer " + MINT.token(servedBy, clock.instant()));
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
        http.close();
        keys.close();
        channel.close();
    }
}
