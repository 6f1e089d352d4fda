package org.smtpmedic.server.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.server.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Tests a mail path stage by stage and says which one fails.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With the test mailbox of the configuration it logs in, at test.host and nowhere else. It sends no mail.",
            "Exit codes: 0 all that was tested works, 1 something does not, 2 wrong usage."
        })
final class TestCommand implements Callable<Integer> {
    private final Console console;
    private final InstantSource clock;

    @Mixin
    private Configured configured = new Configured();

    @Option(names = "--json", description = "One JSON object at the end.")
    private boolean json;

    @Option(
            names = "--resolver",
            paramLabel = "HOST",
            description = "Asks this DNS resolver, HOST or HOST:PORT (default: those of this system).")
    private @Nullable String resolver;

    @Option(
            names = "--allow",
            paramLabel = "HOST",
            description = "Allows one more public server, besides Microsoft's and the domain's own.")
    private List<String> allowed = List.of();

    @Option(
            names = "--loopback",
            paramLabel = "PORT",
            description = "Opens this port of this very machine, as a place to submit mail.")
    private @Nullable Integer loopback;

    @Parameters(
            paramLabel = "TARGET",
            description = "contoso.com, someone@contoso.com, smtp.office365.com or smtp.office365.com:587.")
    private String target = "";

    TestCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Knowledge knowledge = configured.knowledge(console).knowledge();
        Optional<SubmissionTarget> mailbox =
                configured.settings(console.environment()).test();
        var reach = Reach.of(Optional.ofNullable(resolver), Set.copyOf(allowed), Optional.ofNullable(loopback));
        PathRequest request = reach.request(target);
        var login = TestLogin.of(mailbox, request);
        StageView view = view();
        view.begin();
        PathReport report = reach.probe(clock).run(request, login.plan(), view::show);
        var outcome = new TestOutcome(request, report);
        Optional<Diagnosis> diagnosis = outcome.refusal().map(knowledge.diagnostician());
        if (json) {
            console.out().println(TestJson.of(outcome, diagnosis));
        } else {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            var text = new TestText(new ClassificationText(knowledge.catalogue(), today));
            text.of(outcome, login, diagnosis).forEach(console.out()::println);
        }
        return outcome.works() ? 0 : 1;
    }

    private StageView view() {
        if (json) {
            return new NoView();
        }
        Screen screen = Screen.of(console);
        return screen.holdsAllStages() ? new LiveView(console.out(), screen) : new PlainView(console.out());
    }
}
