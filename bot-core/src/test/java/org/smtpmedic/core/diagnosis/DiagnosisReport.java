package org.smtpmedic.core.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Measures the engine on a file of labelled texts, one JSON object per line. Arguments: the file, and optionally a catalogue's directory. */
public final class DiagnosisReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, int[]> calibration = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    private DiagnosisReport() {}

    public static void main(String[] args) throws Exception {
        Diagnostician diagnostician =
                new Diagnostician(args.length > 1 ? CatalogueLoader.load(Path.of(args[1])) : CatalogueLoader.bundled());
        DiagnosisReport report = new DiagnosisReport();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            report.measure(diagnostician, JSON.readTree(line));
        }
        report.print();
    }

    private void measure(Diagnostician diagnostician, JsonNode sample) {
        String text = sample.get("text").asText();
        JsonNode expected = sample.get("expected");
        JsonNode got = ClassificationJson.of(sample.get("id"), diagnostician.diagnose(text));
        boolean right = among(expected, "acceptable", "primary", got.get("primary"));
        boolean first = got.get("primary").equals(expected.get("primary"));
        List<String> wrong = new ArrayList<>();
        note(wrong, "primary", right, expected.get("primary"), got.get("primary"));
        count("primary exactly", first);
        note(
                wrong,
                "provider",
                among(expected, "provider_acceptable", "provider", got.get("provider")),
                expected.get("provider"),
                got.get("provider"));
        if (right) {
            note(
                    wrong,
                    "gate",
                    !first || expected.get("gate").equals(got.get("gate")),
                    expected.get("gate"),
                    got.get("gate"));
        }
        note(
                wrong,
                "smtpCode",
                expected.get("smtp_code").equals(got.get("smtpCode")),
                expected.get("smtp_code"),
                got.get("smtpCode"));
        note(
                wrong,
                "enhancedCode",
                expected.get("enhanced_code").equals(got.get("enhancedCode")),
                expected.get("enhanced_code"),
                got.get("enhancedCode"));
        tally(calibration, got.get("confidence").asText(), right);
        if (!wrong.isEmpty()) {
            misses.add(got.get("id").asText() + "  " + wrong + "\n    " + got.get("evidence") + got.get("ranked")
                    + "\n    " + text.replace("\n", "\n    "));
        }
    }

    private void note(List<String> wrong, String what, boolean right, JsonNode expected, JsonNode got) {
        count(what, right);
        if (!right) {
            wrong.add(what + " " + expected + " but got " + got);
        }
    }

    private static boolean among(JsonNode expected, String several, String one, JsonNode got) {
        JsonNode allowed = expected.get(several);
        if (allowed == null) {
            return got.equals(expected.get(one));
        }
        for (JsonNode value : allowed) {
            if (value.equals(got)) {
                return true;
            }
        }
        return false;
    }

    private void count(String what, boolean right) {
        tally(counts, what, right);
    }

    private static void tally(Map<String, int[]> map, String key, boolean right) {
        int[] tally = map.computeIfAbsent(key, _ -> new int[2]);
        tally[0] += right ? 1 : 0;
        tally[1]++;
    }

    private void print() {
        misses.forEach(System.out::println);
        System.out.println();
        counts.forEach((what, tally) -> System.out.printf("%-18s %d of %d%n", what, tally[0], tally[1]));
        calibration.forEach(
                (said, tally) -> System.out.printf("confidence %-7.7s %d of %d right%n", said, tally[0], tally[1]));
    }
}
