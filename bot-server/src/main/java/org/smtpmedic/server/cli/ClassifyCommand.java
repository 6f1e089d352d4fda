package org.smtpmedic.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.smtpmedic.core.diagnosis.ClassificationJson;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.server.Knowledge;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "classify",
        description = "Names the cause of an error that is piped in or lies in files.",
        mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private Configured configured = new Configured();

    @ArgGroup
    private Form form = new Form();

    @Parameters(paramLabel = "FILE", description = "Text files, - for what is piped in (default: what is piped in).")
    private List<String> files = List.of();

    ClassifyCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /** How the answer looks. */
    static final class Form {
        @Option(names = "--json", description = "One JSON object per input.")
        private boolean json;

        @Option(
                names = "--jsonl",
                description = "In: one JSON object {\"id\",\"text\"} per line. Out: one per line, in the same order.")
        private boolean jsonl;
    }

    @Override
    public Integer call() throws IOException {
        Knowledge knowledge = configured.knowledge(console).knowledge();
        List<String> inputs = files.isEmpty() ? List.of("-") : files;
        boolean clean = true;
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i);
            if (!form.json && !form.jsonl && inputs.size() > 1) {
                console.out().println((i == 0 ? "" : System.lineSeparator()) + "== " + name);
            }
            clean &= one(name, knowledge);
        }
        return clean ? 0 : 2;
    }

    private boolean one(String name, Knowledge knowledge) throws IOException {
        if (name.equals("-")) {
            if (console.typing()) {
                console.err().println("Paste the error, then press Ctrl+D on a line of its own.");
            }
            return classify(console.in(), "-", knowledge);
        }
        try (InputStream in = InputFiles.open(name)) {
            return classify(in, name, knowledge);
        }
    }

    private boolean classify(InputStream in, String name, Knowledge knowledge) throws IOException {
        if (form.jsonl) {
            return new JsonLines(console, knowledge.diagnostician()).run(in, name);
        }
        boolean piped = name.equals("-");
        Diagnosis diagnosis = knowledge.diagnostician().apply(InputFiles.text(in, piped ? "the input" : name));
        if (form.json) {
            JsonNode id = piped ? JSON.nullNode() : JSON.textNode(name);
            console.out().println(ClassificationJson.of(id, diagnosis));
        } else {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            new ClassificationText(knowledge.catalogue(), today).of(diagnosis).forEach(console.out()::println);
        }
        return true;
    }
}
