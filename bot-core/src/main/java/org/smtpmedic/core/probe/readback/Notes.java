package org.smtpmedic.core.probe.readback;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.recipe.Endpoint;
import org.smtpmedic.core.probe.target.Door;

/** Collects what an output tells of the stages. What comes later about a stage counts: programs try things again. */
final class Notes {
    private static final int MOST_SAID = 2_000;

    private final Tool tool;
    private final Map<Stage, StageResult> results = new EnumMap<>(Stage.class);
    private Optional<Endpoint> server = Optional.empty();

    Notes(Tool tool) {
        this.tool = tool;
    }

    void server(Optional<Endpoint> found) {
        server = found.or(() -> server);
    }

    /** Where servers bring mail to each other, nobody logs in. */
    boolean isRelay() {
        return server.filter(place -> place.door() == Door.RELAY).isPresent();
    }

    void passed(Stage stage, String explanation, Fact... facts) {
        put(stage, new Outcome.Passed(), List.of(facts), explanation);
    }

    void failed(Stage stage, String said, String explanation) {
        String bounded = said.substring(0, Math.min(said.length(), MOST_SAID));
        List<Fact> facts =
                bounded.lines().limit(1).map(line -> new Fact("It said", line)).toList();
        put(stage, new Outcome.Failed(bounded), facts, explanation);
    }

    /** For words that repeat what may have been told better already. */
    void failedUnlessKnown(Stage stage, String said, String explanation) {
        if (!isBroken()) {
            failed(stage, said, explanation);
        }
    }

    void silent(Stage stage, Duration waited) {
        String explanation = "Nothing came within " + waited.toSeconds() + " s.";
        put(stage, new Outcome.Silent(waited), List.of(), explanation);
    }

    /** The line stands. */
    void connected() {
        passed(Stage.ADDRESSES, "The name was found.");
        portStage().ifPresent(stage -> passed(stage, "The port opened."));
    }

    void unknownName(String said) {
        failed(Stage.ADDRESSES, said, tool.title() + " did not find the name in the DNS of that machine.");
    }

    void unreachable(String said) {
        failed(door(), said, "The connection could not be made from that machine.");
    }

    void untrusted(String said) {
        failed(Stage.CERTIFICATE, said, tool.title() + " does not accept the certificate of the server.");
    }

    /** The stage of the port; ports of no stage are told as a missing banner. */
    Stage door() {
        return portStage().orElse(Stage.BANNER);
    }

    boolean isBroken() {
        return reading().trouble().isPresent();
    }

    boolean hasPassed(Stage stage) {
        StageResult result = results.get(stage);
        return result != null && result.outcome() instanceof Outcome.Passed;
    }

    ToolReading reading() {
        List<StageResult> known = List.copyOf(results.values());
        var trouble = new ToolReading(tool, Optional.empty(), known).trouble();
        List<StageResult> all = Arrays.stream(Stage.values())
                .map(stage -> Optional.ofNullable(results.get(stage)).orElseGet(() -> unseen(stage, trouble)))
                .toList();
        return new ToolReading(tool, server.map(Endpoint::place), all);
    }

    private static StageResult unseen(Stage stage, Optional<StageResult> trouble) {
        return StageResult.notTested(
                stage,
                trouble.map(StageResult::stage)
                        .filter(broken -> broken.compareTo(stage) < 0)
                        .map(broken -> "Not tested: \"" + broken.title() + "\" did not pass.")
                        .orElse("The output does not show this."));
    }

    private Optional<Stage> portStage() {
        return server.flatMap(place -> switch (place.port()) {
            case 587 -> Optional.of(Stage.PORT_587);
            case 25 -> Optional.of(Stage.PORT_25);
            case 465 -> Optional.of(Stage.PORT_465);
            default -> Optional.empty();
        });
    }

    private void put(Stage stage, Outcome outcome, List<Fact> facts, String explanation) {
        results.put(stage, new StageResult(stage, outcome, Duration.ZERO, facts, explanation));
    }
}
