package org.smtpmedic.server.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.recipe.Endpoint;
import org.smtpmedic.core.probe.recipe.EquivalentCommands;
import org.smtpmedic.core.probe.recipe.Recipe;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.server.Knowledge;
import org.smtpmedic.server.config.Settings;
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
            "It logs in with the test mailbox of the configuration, at test.host and nowhere else; or with --user.",
            "No password is taken from the command line, where others see it. No mail is sent.",
            "Exit codes: 0 all that was tested works, 1 something does not, 2 wrong usage."
        })
final class TestCommand implements Callable<Integer> {
    private final Console console;
    private final InstantSource clock;
    private final Supplier<Trust> trust;

    @Mixin
    private Configured configured = new Configured();

    @Option(names = "--port", paramLabel = "PORT", description = "The server's port: 587, 25 or 465.")
    private @Nullable Integer port;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Logs in at the server as this user; the password is asked for.")
    private @Nullable String user;

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

    /** {@code trust} is asked for when a test begins, and not before: it takes a while to load. */
    TestCommand(Console console, InstantSource clock, Supplier<Trust> trust) {
        this.console = console;
        this.clock = clock;
        this.trust = trust;
    }

    @Override
    public Integer call() {
        Knowledge knowledge = configured.knowledge(console).knowledge();
        Settings settings = configured.settings(console.environment());
        Set<String> hosts = Stream.concat(settings.allowedHosts().stream(), allowed.stream())
                .collect(Collectors.toUnmodifiableSet());
        var reach = Reach.of(Optional.ofNullable(resolver), hosts, Optional.ofNullable(loopback));
        PathRequest request = reach.request(named());
        var login = user == null
                ? TestLogin.configured(settings.test(), request)
                : TestLogin.asked(user, request, console.passwords());
        StageView view = view();
        view.begin();
        PathReport report = reach.probe(clock).run(request, login.plan(trust.get()), view::show);
        Optional<Endpoint> place = report.server().flatMap(reach::endpoint);
        List<Recipe> recipes =
                place.map(there -> login.with(new EquivalentCommands(there))).orElse(List.of());
        var outcome = new TestOutcome(request, report, place, recipes);
        print(outcome, login, knowledge);
        return outcome.works() ? 0 : 1;
    }

    private String named() {
        if (port == null) {
            return target;
        }
        boolean bare = target.indexOf('@') < 0 && (target.indexOf(':') < 0 || target.endsWith("]"));
        if (!bare) {
            throw Failure.usage("--port goes with a TARGET that is a server without a port");
        }
        return target + ":" + port;
    }

    private void print(TestOutcome outcome, TestLogin login, Knowledge knowledge) {
        Optional<Diagnosis> diagnosis = outcome.report().words().map(knowledge.diagnostician());
        if (json) {
            console.out().println(TestJson.of(outcome, diagnosis));
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var text = new TestText(new ClassificationText(knowledge.catalogue(), today));
        text.of(outcome, login, diagnosis).forEach(console.out()::println);
    }

    private StageView view() {
        if (json) {
            return new NoView();
        }
        Screen screen = Screen.of(console);
        return screen.holdsAllStages() ? new LiveView(console.out(), screen) : new PlainView(console.out());
    }
}
