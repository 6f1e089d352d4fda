package org.smtpmedic.server.cli;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smtpmedic.core.card.CaseExport;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "One case with its history, as Markdown for a ticket or as JSON.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final InstantSource clock;

    @Mixin
    private StoredData data = new StoredData();

    @Parameters(paramLabel = "CASE", description = "The id of a case, as its card shows it.")
    private String id = "";

    @Option(names = "--json", description = "Everything that is kept of the case, as one JSON object.")
    private boolean json;

    ExportCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = data.configured().knowledge(console).loaded().catalogue();
        Optional<String> text = data.with(
                console,
                database -> database.inTransaction(_ -> {
                    var cases = new CaseStore(database);
                    Optional<Case> found = cases.byId(id);
                    found.ifPresent(
                            theCase -> StoredData.log(database, clock.instant(), "export", "case " + theCase.id()));
                    return found.map(theCase -> json
                            ? Json.write(Map.of("case", theCase, "history", cases.history(theCase.id())))
                            : CaseExport.markdown(catalogue, theCase, cases.history(theCase.id())));
                }));
        console.out().println(text.orElseThrow(() -> Failure.usage("there is no case with this id")));
        return 0;
    }
}
