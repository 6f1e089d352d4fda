package org.smtpmedic.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.smtpmedic.core.diagnosis.quality.Judged;
import org.smtpmedic.core.diagnosis.quality.LabelledText;
import org.smtpmedic.core.diagnosis.quality.QualityReport;
import org.smtpmedic.server.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "measure",
        description = "Tells how often the diagnosis is right on labelled texts, as Markdown.",
        mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    @Mixin
    private Configured configured = new Configured();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "One JSON object a line: \"id\", \"text\", \"format\", \"lang\", \"expected\" with \"primary\".")
    private List<String> files = List.of();

    MeasureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Knowledge knowledge = configured.knowledge(console).knowledge();
        List<Judged> judged = new ArrayList<>();
        for (String file : files) {
            for (LabelledText label : labels(file)) {
                judged.add(Judged.of(label, knowledge.diagnostician().apply(label.text())));
            }
        }
        console.out().print(new QualityReport(judged).markdown());
        return 0;
    }

    private static List<LabelledText> labels(String file) throws IOException {
        List<LabelledText> labels = new ArrayList<>();
        try (InputStream in = InputFiles.open(file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    labels.add(label(file, number, line));
                }
            }
        }
        return labels;
    }

    private static LabelledText label(String file, int number, String line) {
        try {
            return LabelledText.read(JSON.readTree(line));
        } catch (JsonProcessingException _) {
            throw Failure.usage(file + ":" + number + ": this is no JSON object");
        } catch (IllegalArgumentException e) {
            throw Failure.usage(file + ":" + number + ": " + e.getMessage());
        }
    }
}
