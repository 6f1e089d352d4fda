package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Step;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A look at the knowledge. */
final class CatalogueCommands {
    private CatalogueCommands() {}

    static CommandLine line(Console console) {
        return new CommandLine(new Group())
                .addSubcommand(new Listing(console))
                .addSubcommand(new Show(console))
                .addSubcommand(new Check(console))
                .addSubcommand(new MeasureCommand(console));
    }

    @Command(
            name = "catalogue",
            description = "Looks at the knowledge, and checks it.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true)
    static final class Group {}

    @Command(name = "list", description = "Every cause: its id and its title.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        private final Console console;

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Catalogue catalogue = BundledKnowledge.read().catalogue();
            int width = catalogue.causes().keySet().stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            catalogue
                    .causes()
                    .values()
                    .forEach(cause -> console.out()
                            .println(cause.id()
                                    + " ".repeat(width + 2 - cause.id().length())
                                    + cause.title()));
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Checks a folder of knowledge: every fault with its file, line and reason.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Parameters(
                paramLabel = "DIR",
                description = "A folder with causes/, steps/, gates.yaml, dates.yaml, sources.yaml.")
        private Path folder = Path.of("");

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (!Files.isDirectory(folder)) {
                throw Failure.usage(folder + " is no folder");
            }
            try {
                Catalogue catalogue = CatalogueLoader.load(folder);
                console.out()
                        .println("Fine: " + catalogue.causes().size() + " causes, "
                                + catalogue.steps().size() + " steps.");
                return 0;
            } catch (CatalogueException e) {
                e.problems().forEach(console.out()::println);
                throw Failure.broken(
                        e.problems().size() == 1 ? "1 fault" : e.problems().size() + " faults");
            }
        }
    }

    @Command(name = "show", description = "One cause with its steps.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "ID", description = "The id of a cause.")
        private String id = "";

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Catalogue catalogue = BundledKnowledge.read().catalogue();
            Cause cause = catalogue
                    .cause(id)
                    .orElseThrow(() -> Failure.usage("there is no such cause; 'catalogue list' names them all"));
            print(console.out(), cause, catalogue);
            return 0;
        }

        private static void print(PrintWriter out, Cause cause, Catalogue catalogue) {
            out.println(cause.title());
            out.println(Wrapped.text(cause.meaning(), ""));
            out.println();
            cause.gate()
                    .flatMap(catalogue::gate)
                    .ifPresent(gate -> out.println("Gate:     " + gate.number() + ", " + gate.name()));
            if (!cause.replies().isEmpty()) {
                out.println("Replies:  " + String.join(", ", cause.replies()));
            }
            out.println("As of:    " + cause.asOf());
            section(out, "Why it happens", cause.reasons());
            section(
                    out,
                    "What to do",
                    catalogue.stepsOf(cause).stream().map(Show::step).toList());
            section(out, "Sources", sources(cause, catalogue));
        }

        private static String step(Step step) {
            return step.title() + " (" + step.role() + ")";
        }

        private static List<String> sources(Cause cause, Catalogue catalogue) {
            return cause.sources().stream()
                    .map(id -> catalogue.sources().get(id))
                    .filter(Objects::nonNull)
                    .map(source ->
                            source.title() + source.url().map(url -> " " + url).orElse(""))
                    .toList();
        }

        private static void section(PrintWriter out, String title, List<String> lines) {
            out.println();
            out.println(title);
            for (int i = 0; i < lines.size(); i++) {
                out.println(Wrapped.text((i + 1) + ". " + lines.get(i), "   "));
            }
        }
    }
}
