package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.LeapingClock;
import org.smtpmedic.core.testkit.ScriptedPath;
import org.smtpmedic.teams.testkit.LoopbackServer;

/** The main loop before an outside witness: Microsoft's own stand-in for Teams. It signs nothing, so a stand-in for its signature is between. */
@Tag("node")
@Tag("playground")
@Timeout(180)
class TeamsPlaygroundTest {
    private static final String CHAT = "a:personal-1";
    private static final String ANA = "29:ana";
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final String REMIND = "I changed it – remind me";

    private final LeapingClock clock = new LeapingClock();

    @TempDir
    Path folder;

    @Test
    void a_paste_becomes_a_card_that_buttons_change_and_a_ping_comes_of_itself() throws Exception {
        int port = freePort();
        String connector = "http://localhost:" + port;
        try (var bench = new TeamsBench(folder, clock, new ScriptedPath(TENANT_OFF), connector);
                var signing = new LoopbackServer(exchange -> sign(bench, exchange));
                var playground = TeamsPlayground.start(port, signing.address() + "/api/messages")) {
            bench.teams.isServedBy(connector + "/_connector");
            playground.says(ANA, CHAT, TENANT_OFF);
            JsonNode card = playground.awaitFrame("createMessage", "switched off for the whole organization");
            JsonNode content = card.at("/message/attachments/0/content");
            String id = card.at("/message/messageId").asText();

            JsonNode ticked = playground.presses(ANA, CHAT, id, action(content, "Mark done"));
            assertThat(ticked.toString()).contains("Done by Ana");
            playground.awaitFrame("updateMessage", "Done by Ana");

            playground.presses(ANA, CHAT, id, action(content, REMIND));
            playground.awaitFrame("updateMessage", "Testing earlier is fine");
            clock.leap(Duration.ofHours(20));
            JsonNode ping = playground.awaitFrame("createMessage", "<at>Ana</at>");
            assertThat(ping.at("/message/messageId").asText()).isNotEqualTo(id);
        }
    }

    private static JsonNode action(JsonNode card, String title) {
        return card.findParents("verb").stream()
                .filter(action -> action.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static void sign(TeamsBench bench, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            var answer = bench.teams.send(body, true);
            LoopbackServer.answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
