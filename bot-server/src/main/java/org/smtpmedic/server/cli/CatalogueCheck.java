package org.smtpmedic.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.knowledge.LoadedCatalogue;
import org.smtpmedic.server.knowledge.Counts;
import org.smtpmedic.server.knowledge.KnowledgeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Checks a folder of knowledge: every fault with its file, line and reason.",
        mixinStandardHelpOptions = true)
final class CatalogueCheck implements Callable<Integer> {
    private final Console console;

    @Option(names = "--whole", description = "The folder stands alone, and not on top of the bundled catalogue.")
    private boolean whole;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "A folder with causes/, steps/, gates.yaml, dates.yaml, sources.yaml, disabled.yaml, or some of them.")
    private Path folder = Path.of("");

    CatalogueCheck(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw Failure.usage(folder + " is no folder");
        }
        try {
            LoadedCatalogue loaded =
                    (whole ? KnowledgeSource.whole(folder) : KnowledgeSource.overlaid(folder)).loaded();
            console.out().println("Fine: " + Counts.of(loaded) + ".");
            console.out().println("Each of the " + examples(loaded) + " examples is claimed by its own cause alone.");
            return 0;
        } catch (CatalogueException e) {
            e.problems().forEach(console.out()::println);
            int count = e.problems().size();
            throw Failure.broken(count == 1 ? "1 fault" : count + " faults");
        }
    }

    private static int examples(LoadedCatalogue loaded) {
        return loaded.catalogue().causes().values().stream()
                .mapToInt(cause -> cause.examples().size())
                .sum();
    }
}
