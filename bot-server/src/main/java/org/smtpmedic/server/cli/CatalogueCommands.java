package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.LoadedCatalogue;
import org.smtpmedic.core.knowledge.Step;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A look at the knowledge. */
final class CatalogueCommands {
    private CatalogueCommands() {}

    static CommandLine line(Console console) {
        return new CommandLine(new Group())
                .addSubcommand(new Listing(console))
                .addSubcommand(new Show(console))
                .addSubcommand(new CatalogueCheck(console))
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

        @Mixin
        private Configured configured = new Configured();

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LoadedCatalogue loaded = configured.knowledge(console).loaded();
            Collection<Cause> causes = loaded.catalogue().causes().values();
            int width =
                    causes.stream().mapToInt(cause -> cause.id().length()).max().orElse(0);
            for (Cause cause : causes) {
                String gap = " ".repeat(width + 2 - cause.id().length());
                console.out().println(cause.id() + gap + cause.title() + mark(loaded, "causes", cause.id()));
            }
            if (!loaded.disabled().isEmpty()) {
                console.out().println("Disabled: " + String.join(", ", new TreeSet<>(loaded.disabled())));
            }
            return 0;
        }
    }

    @Command(name = "show", description = "One cause with its steps.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Mixin
        private Configured configured = new Configured();

        @Parameters(paramLabel = "ID", description = "The id of a cause.")
        private String id = "";

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LoadedCatalogue loaded = configured.knowledge(console).loaded();
            Cause cause = loaded.catalogue()
                    .cause(id)
                    .orElseThrow(() -> Failure.usage("there is no such cause; 'catalogue list' names them all"));
            print(console.out(), cause, loaded);
            return 0;
        }

        private static void print(PrintWriter out, Cause cause, LoadedCatalogue loaded) {
            Catalogue catalogue = loaded.catalogue();
            out.println(cause.title() + mark(loaded, "causes", cause.id()));
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
                    catalogue.stepsOf(cause).stream()
                            .map(step -> step(step) + mark(loaded, "steps", step.id()))
                            .toList());
            cause.ifNothingHelps().ifPresent(text -> section(out, "If nothing helps", List.of(text)));
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

    /** Tells what does not come with the program. */
    private static String mark(LoadedCatalogue loaded, String folder, String id) {
        return switch (loaded.origin(folder + "/" + id + ".yaml")) {
            case BUNDLED -> "";
            case ADDED -> " (added)";
            case REPLACED -> " (replaced)";
        };
    }
}
