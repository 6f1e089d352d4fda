package org.smtpmedic.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.SecretSpan;
import org.smtpmedic.core.diagnosis.SmtpReply;

/** A diagnosis as {@code classify --json} prints it. Outside checks rely on this form: extend it, rename nothing. */
final class ClassificationJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClassificationJson() {}

    /** {@code id} is what the input called itself; null in JSON where it did not. */
    static ObjectNode of(JsonNode id, Diagnosis diagnosis) {
        Optional<Ranked> best = diagnosis.best();
        Optional<SmtpReply> reply = diagnosis.decidingReply();
        ObjectNode out = JSON.objectNode();
        out.set("id", id);
        out.put("primary", best.map(ranked -> ranked.cause().id()).orElse(null));
        out.put("confidence", best.map(Ranked::confidence).orElse(0.0));
        out.put("provider", diagnosis.provider().id());
        out.put("gate", best.flatMap(ranked -> ranked.cause().gate()).orElse(null));
        out.put("smtpCode", reply.flatMap(SmtpReply::code).orElse(null));
        out.put("enhancedCode", reply.flatMap(SmtpReply::enhanced).orElse(null));
        ArrayNode ranking = out.putArray("ranked");
        for (Ranked ranked : ranked(diagnosis.outcome())) {
            ranking.addObject().put("cause", ranked.cause().id()).put("confidence", ranked.confidence());
        }
        ArrayNode evidence = out.putArray("evidence");
        best.map(Ranked::evidence)
                .orElse(List.of())
                .forEach(proof -> evidence.addObject()
                        .put("start", proof.start())
                        .put("end", proof.end())
                        .put("text", proof.text()));
        ArrayNode secrets = out.putArray("secrets");
        for (SecretSpan secret : diagnosis.secrets()) {
            secrets.addObject()
                    .put("kind", secret.kind().id())
                    .put("start", secret.start())
                    .put("end", secret.end());
        }
        return out;
    }

    private static List<Ranked> ranked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Named named ->
                Stream.concat(Stream.of(named.best()), named.others().stream()).toList();
            case Outcome.Ambiguous ambiguous -> ambiguous.candidates();
            case Outcome.Unknown _, Outcome.NoError _ -> List.of();
        };
    }
}
