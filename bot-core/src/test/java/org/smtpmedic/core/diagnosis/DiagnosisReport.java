package org.smtpmedic.core.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/**
 * Measures the diagnosis on a file of labelled pastes, one JSON object a line: {@code text} and {@code expected} with {@code primary},
 * {@code acceptable}, {@code gate}, {@code provider_acceptable}, {@code smtp_code}, {@code enhanced_code}. Run it by hand.
 */
public final class DiagnosisReport {

    private final Diagnostician diagnostician = new Diagnostician(CatalogueLoader.bundled());
    private final TreeMap<String, int[]> figures = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    private DiagnosisReport() {}

    public static void main(String[] files) throws IOException {
        var mapper = new ObjectMapper();
        for (var file : files) {
            var report = new DiagnosisReport();
            for (var line : Files.readAllLines(Path.of(file))) {
                report.add(mapper.readTree(line));
            }
            report.print(file, System.out);
        }
    }

    private void add(JsonNode sample) {
        var expected = sample.get("expected");
        var answer = ClassificationJson.of(
                sample.get("id"), diagnostician.diagnose(sample.get("text").asText()));
        boolean right = any(expected.get("acceptable"), answer.get("primary"));
        count("cause", right);
        count("cause, first choice", answer.get("primary").equals(expected.get("primary")));
        count("gate", answer.get("gate").equals(expected.path("gate")) || !right);
        count(
                "provider",
                any(expected.path("provider_acceptable"), answer.get("provider"))
                        || answer.get("provider").equals(expected.get("provider")));
        count("reply code", answer.get("smtpCode").equals(expected.get("smtp_code")));
        count("enhanced code", answer.get("enhancedCode").equals(expected.get("enhanced_code")));
        if (!right) {
            misses.add(sample.get("id").asText() + " wanted " + expected.get("primary") + " got "
                    + answer.get("primary") + " " + answer.get("confidence"));
        }
    }

    private static boolean any(JsonNode allowed, JsonNode answer) {
        return StreamSupport.stream(allowed.spliterator(), false).anyMatch(answer::equals);
    }

    private void count(String what, boolean right) {
        int[] counts = figures.computeIfAbsent(what, _ -> new int[2]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
    }

    private void print(String file, PrintStream out) {
        out.println(file);
        figures.forEach((what, counts) ->
                out.printf("  %-20s %d of %d = %.1f %%%n", what, counts[0], counts[1], 100.0 * counts[0] / counts[1]));
        misses.forEach(miss -> out.println("  " + miss));
    }
}
