package org.smtpmedic.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.ClassificationJson;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.recipe.Recipe;

/** A test as the one JSON object that the command line promises. */
final class TestJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TestJson() {}

    static ObjectNode of(TestOutcome outcome, Optional<Diagnosis> diagnosis) {
        ObjectNode root = JSON.objectNode().put("target", outcome.target()).put("works", outcome.works());
        outcome.server().ifPresentOrElse(server -> root.put("server", server), () -> root.putNull("server"));
        ArrayNode stages = root.putArray("stages");
        outcome.report().results().forEach(result -> stages.add(stage(result)));
        diagnosis.ifPresentOrElse(
                found -> root.set("diagnosis", ClassificationJson.of(JSON.nullNode(), found)),
                () -> root.putNull("diagnosis"));
        ArrayNode commands = root.putArray("commands");
        outcome.recipes().forEach(recipe -> commands.add(command(recipe)));
        return root;
    }

    private static ObjectNode command(Recipe recipe) {
        ObjectNode node = JSON.objectNode()
                .put("tool", recipe.tool())
                .put("shell", recipe.shell().name().toLowerCase(Locale.ROOT));
        ArrayNode lines = node.putArray("lines");
        recipe.lines().forEach(lines::add);
        return node;
    }

    private static ObjectNode stage(StageResult result) {
        ObjectNode node = JSON.objectNode()
                .put("stage", result.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("outcome", word(result.outcome()))
                .put("millis", result.took().toMillis());
        ArrayNode facts = node.putArray("facts");
        result.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        return node.put("explanation", result.explanation());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> "passed";
            case Outcome.Warning _ -> "warning";
            case Outcome.Failed _ -> "failed";
            case Outcome.Silent _ -> "silent";
            case Outcome.NotTested _ -> "not-tested";
        };
    }
}
