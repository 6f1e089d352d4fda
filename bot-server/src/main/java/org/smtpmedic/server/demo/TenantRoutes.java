package org.smtpmedic.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HttpProblem;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.GateChoice;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.journal.Line;
import org.smtpmedic.simulator.tls.TlsMode;

/** The simulated tenant's gates, to be seen and moved, and its last SMTP session. */
public final class TenantRoutes {
    private static final int BODY = 10_000;
    private static final String TLS = "tls";

    private final M365Simulator simulator;
    private final String mailbox;

    public TenantRoutes(M365Simulator simulator, String mailbox) {
        this.simulator = simulator;
        this.mailbox = mailbox;
    }

    public List<Route> all() {
        return List.of(
                Route.local("GET", "/local/tenant", _ -> state()), Route.local("POST", "/local/tenant", this::move));
    }

    private Reply move(Call call) throws IOException {
        JsonNode body = call.json(BODY);
        if (body.path("gate").asText().equals(TLS)) {
            simulator.set(TlsMode.of(body.path("choice").asText()).orElseThrow(TenantRoutes::noPosition));
            return state();
        }
        GateSwitch gate = GateSwitch.of(body.path("gate").asText())
                .orElseThrow(() -> new HttpProblem(400, "There is no such gate."));
        Gates moved =
                gate.choose(simulator.gates(), body.path("choice").asText()).orElseThrow(TenantRoutes::noPosition);
        simulator.set(moved);
        return state();
    }

    private static HttpProblem noPosition() {
        return new HttpProblem(400, "The gate has no such position.");
    }

    private Reply state() {
        Gates gates = simulator.gates();
        return Reply.ok(Map.of(
                "mailbox",
                mailbox,
                "gates",
                Stream.concat(
                                Stream.of(tls()),
                                Arrays.stream(GateSwitch.values()).map(each -> gate(each, gates)))
                        .toList(),
                "session",
                simulator.sessions().stream()
                        .findFirst()
                        .map(session ->
                                session.lines().stream().map(TenantRoutes::line).toList())
                        .orElse(List.of())));
    }

    private Map<String, Object> tls() {
        TlsMode mode = simulator.tlsMode();
        return Map.of(
                "id",
                TLS,
                "label",
                "TLS of the server",
                "about",
                "The server speaks a TLS of today and shows a certificate that is good.",
                "open",
                mode == TlsMode.GOOD,
                "chosen",
                mode.id(),
                "choices",
                Arrays.stream(TlsMode.values())
                        .map(each -> Map.of("id", each.id(), "label", each.label()))
                        .toList());
    }

    private static Map<String, Object> gate(GateSwitch gate, Gates gates) {
        return Map.of(
                "id", gate.id(),
                "label", gate.label(),
                "about", gate.opening(),
                "open", gate.isOpen(gates),
                "chosen", gate.chosen(gates).id(),
                "choices", gate.choices().stream().map(TenantRoutes::choice).toList());
    }

    private static Map<String, String> choice(GateChoice choice) {
        return Map.of("id", choice.id(), "label", choice.label());
    }

    private static Map<String, String> line(Line line) {
        return Map.of("speaker", line.speaker().name().toLowerCase(Locale.ROOT), "text", line.text());
    }
}
