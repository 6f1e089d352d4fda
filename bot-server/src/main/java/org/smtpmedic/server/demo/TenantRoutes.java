package org.smtpmedic.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HttpProblem;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.GateChoice;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.journal.Line;

/** The simulated tenant's gates, to be seen and moved, and its last SMTP session. */
public final class TenantRoutes {
    private static final int BODY = 10_000;

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
        GateSwitch gate = GateSwitch.of(body.path("gate").asText())
                .orElseThrow(() -> new HttpProblem(400, "There is no such gate."));
        Gates moved = gate.choose(simulator.gates(), body.path("choice").asText())
                .orElseThrow(() -> new HttpProblem(400, "The gate has no such position."));
        simulator.set(moved);
        return state();
    }

    private Reply state() {
        Gates gates = simulator.gates();
        return Reply.ok(Map.of(
                "mailbox",
                mailbox,
                "gates",
                Arrays.stream(GateSwitch.values())
                        .map(each -> gate(each, gates))
                        .toList(),
                "session",
                simulator.sessions().stream()
                        .findFirst()
                        .map(session ->
                                session.lines().stream().map(TenantRoutes::line).toList())
                        .orElse(List.of())));
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
