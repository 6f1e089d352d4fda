package org.smtpmedic.core.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;

/** Writes a diagnosis as the one JSON object that the command line promises. Holds no secret: what it quotes is masked. */
public final class ClassificationJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClassificationJson() {}

    /** {@code id} is what the input called itself, or JSON's null; null stands wherever there is nothing to say. */
    public static ObjectNode of(JsonNode id, Diagnosis diagnosis) {
        Optional<Ranked> best = diagnosis.best();
        Optional<SmtpReply> reply = diagnosis.decidingReply();
        ObjectNode root = JSON.objectNode();
        root.set("id", id);
        put(root, "primary", best.map(ranked -> ranked.cause().id()));
        root.put("confidence", best.map(Ranked::confidence).orElse(0.0));
        root.put("provider", diagnosis.provider().id());
        diagnosis.gate().ifPresentOrElse(gate -> root.put("gate", gate), () -> root.putNull("gate"));
        put(root, "smtpCode", reply.flatMap(SmtpReply::code));
        put(root, "enhancedCode", reply.flatMap(SmtpReply::enhanced));
        ranked(root.putArray("ranked"), diagnosis);
        ArrayNode evidence = root.putArray("evidence");
        best.ifPresent(ranked -> ranked.evidence()
                .forEach(piece -> span(evidence, piece.start(), piece.end()).put("text", piece.text())));
        ArrayNode secrets = root.putArray("secrets");
        diagnosis
                .secrets()
                .forEach(secret -> secrets.addObject()
                        .put("kind", secret.kind().id())
                        .put("start", secret.start())
                        .put("end", secret.end()));
        return root;
    }

    private static void ranked(ArrayNode array, Diagnosis diagnosis) {
        diagnosis
                .ranked()
                .forEach(ranked ->
                        array.addObject().put("cause", ranked.cause().id()).put("confidence", ranked.confidence()));
    }

    private static ObjectNode span(ArrayNode array, int start, int end) {
        return array.addObject().put("start", start).put("end", end);
    }

    private static void put(ObjectNode node, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> node.put(key, text), () -> node.putNull(key));
    }
}
