package org.smtpmedic.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.server.time.ScaledClock;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.server.web.WebServer;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.GateChoice;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;
import org.smtpmedic.simulator.tls.TlsMode;

/** What the panel beside the chat asks of the server: gates and clock. */
class PanelRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger skips = new AtomicInteger();
    private M365Simulator simulator;
    private ScaledClock clock;
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        clock = ScaledClock.open(new SettableClock(START), folder.resolve("clock.properties"), 1000);
        simulator = M365Simulator.start(
                0,
                new SimulatedMailbox("scanner@contoso.com", "Hunter2-planted", "token-planted"),
                Gates.storyStart(),
                clock,
                Limits.standard());
        List<Route> routes = new ArrayList<>(new TenantRoutes(simulator, "scanner@contoso.com").all());
        routes.addAll(new ClockRoutes(clock, skips::incrementAndGet).all());
        server = WebServer.start("127.0.0.1", 0, routes);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        simulator.close();
    }

    @Test
    void the_panel_shows_every_gate_and_no_secret() throws Exception {
        String tenant = get("/local/tenant");
        JsonNode gates = JSON.readTree(tenant).path("gates");
        assertThat(gates).hasSize(GateSwitch.values().length + 1);
        assertThat(gates).allSatisfy(gate -> {
            assertThat(gate.path("label").asText()).isNotBlank();
            assertThat(gate.path("choices").findValuesAsText("id"))
                    .contains(gate.path("chosen").asText());
        });
        assertThat(tenant).doesNotContain("Hunter2-planted", "token-planted");
    }

    @ParameterizedTest
    @EnumSource(GateSwitch.class)
    void every_gate_can_be_put_into_each_of_its_positions(GateSwitch gate) throws Exception {
        for (GateChoice choice : gate.choices()) {
            var answer =
                    post("/local/tenant", "{\"gate\": \"" + gate.id() + "\", \"choice\": \"" + choice.id() + "\"}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(gate.chosen(simulator.gates()).id()).isEqualTo(choice.id());
        }
    }

    @ParameterizedTest
    @EnumSource(TlsMode.class)
    void the_servers_tls_can_be_made_bad_and_good_again(TlsMode mode) throws Exception {
        var answer = post("/local/tenant", "{\"gate\": \"tls\", \"choice\": \"" + mode.id() + "\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.tlsMode()).isEqualTo(mode);
        JsonNode first = JSON.readTree(answer.body()).path("gates").get(0);
        assertThat(first.path("open").asBoolean()).isEqualTo(mode == TlsMode.GOOD);
        assertThat(post("/local/tenant", "{\"gate\": \"tls\", \"choice\": \"wobbly\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"gate\": \"heaven\", \"choice\": \"open\"}",
                "{\"gate\": \"tenant\"}",
                "{\"gate\": \"tenant\", \"choice\": \"ajar\"}",
                "{\"gate\": 5, \"choice\": []}"
            })
    void a_gate_or_position_that_is_not_there_moves_nothing(String body) throws Exception {
        Gates before = simulator.gates();
        assertThat(post("/local/tenant", body).statusCode()).isEqualTo(400);
        assertThat(simulator.gates()).isEqualTo(before);
    }

    @Test
    void the_clock_can_be_read_and_put_forward() throws Exception {
        assertThat(JSON.readTree(get("/local/clock")).path("minuteMillis").asLong())
                .isEqualTo(1000);
        JsonNode now = JSON.readTree(post("/local/clock", "{\"minutes\": 15}").body());
        assertThat(now.path("now").asText()).isEqualTo("2026-11-21T08:15:00Z");
        assertThat(skips).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"minutes\": 0}", "{\"minutes\": -5}", "{\"minutes\": 10081}", "{\"minutes\": 1e99}"})
    void the_clock_goes_neither_back_nor_far(String body) throws Exception {
        assertThat(post("/local/clock", body).statusCode()).isEqualTo(400);
        assertThat(clock.instant()).isEqualTo(START);
    }

    private String get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
