package org.smtpmedic.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.smtpmedic.core.diagnosis.ClassificationJson;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.server.text.Lines;

/**
 * Many texts, one JSON object a line. A line that cannot be used is told on the error output with its number and answered by nothing; the
 * others go on.
 */
final class JsonLines {
    private static final int MOST_BYTES = 8 * 1_048_576;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final Function<String, Diagnosis> diagnostician;

    JsonLines(Console console, Function<String, Diagnosis> diagnostician) {
        this.console = console;
        this.diagnostician = diagnostician;
    }

    /** True when every line could be used. */
    boolean run(InputStream in, String name) throws IOException {
        var lines = new Lines(in, MOST_BYTES);
        boolean clean = true;
        long number = 0;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            if (line.get().text().isBlank()) {
                continue;
            }
            Optional<String> complaint = answer(line.get());
            if (complaint.isPresent()) {
                clean = false;
                console.err()
                        .println("smtp-medic: " + (name.equals("-") ? "" : name + " ") + "line " + number + ": "
                                + complaint.get());
            }
        }
        return clean;
    }

    /** What is wrong with the line; empty when it was answered. */
    private Optional<String> answer(Lines.Line line) {
        if (!line.whole()) {
            return Optional.of("it is longer than 8 MB");
        }
        JsonNode input;
        try {
            input = JSON.readTree(line.text());
        } catch (JsonProcessingException _) {
            return Optional.of("it is no JSON");
        }
        JsonNode text = input.path("text");
        if (!text.isTextual()) {
            return Optional.of("there is no \"text\" in it");
        }
        JsonNode id = input.has("id") ? input.get("id") : JsonNodeFactory.instance.nullNode();
        console.out().println(ClassificationJson.of(id, diagnostician.apply(text.textValue())));
        console.out().flush();
        return Optional.empty();
    }
}
