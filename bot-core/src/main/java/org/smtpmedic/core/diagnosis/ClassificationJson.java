package org.smtpmedic.core.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;

/** A diagnosis as the command line prints it with {@code --json}. The fields are a contract; new ones may come, none may go. */
public final class ClassificationJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClassificationJson() {}

    /** {@code id} is what the input called itself, or JSON's null; {@code primary}, {@code gate} and the codes are null where there is nothing to say. */
    public static ObjectNode of(JsonNode id, Diagnosis diagnosis) {
        var best = diagnosis.best();
        var reply = diagnosis.decidingReply();
        var json = JSON.objectNode();
        json.set("id", id);
        json.put("primary", best.map(ranked -> ranked.cause().id()).orElse(null));
        json.put("confidence", best.map(Ranked::confidence).orElse(0.0));
        json.put("provider", diagnosis.provider().id());
        json.put(
                "gate",
                best.flatMap(ranked -> GateOf.cause(ranked.cause(), diagnosis.clues()))
                        .orElse(null));
        json.put("smtpCode", reply.flatMap(SmtpReply::code).orElse(null));
        json.put("enhancedCode", reply.flatMap(SmtpReply::enhanced).orElse(null));
        var ranked = json.putArray("ranked");
        ranked(diagnosis.outcome())
                .forEach(each ->
                        ranked.addObject().put("cause", each.cause().id()).put("confidence", each.confidence()));
        var evidence = json.putArray("evidence");
        best.map(Ranked::evidence)
                .orElse(List.of())
                .forEach(each -> evidence.addObject()
                        .put("start", each.start())
                        .put("end", each.end())
                        .put("text", each.text()));
        var secrets = json.putArray("secrets");
        diagnosis
                .secrets()
                .forEach(each -> secrets.addObject()
                        .put("kind", each.kind().id())
                        .put("start", each.start())
                        .put("end", each.end()));
        return json;
    }

    private static List<Ranked> ranked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Named named ->
                java.util.stream.Stream.concat(java.util.stream.Stream.of(named.best()), named.others().stream())
                        .toList();
            case Outcome.Ambiguous ambiguous -> ambiguous.candidates();
            case Outcome.Unknown _, Outcome.NoError _ -> List.of();
        };
    }
}
