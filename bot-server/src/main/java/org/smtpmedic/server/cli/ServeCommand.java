package org.smtpmedic.server.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.core.probe.MailSubmissionTester;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.Knowledge;
import org.smtpmedic.server.MailPaths;
import org.smtpmedic.server.config.Settings;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.server.knowledge.CatalogueWatch;
import org.smtpmedic.server.knowledge.KnowledgeSource;
import org.smtpmedic.server.knowledge.LiveKnowledge;
import org.smtpmedic.server.knowledge.NewsLog;
import org.smtpmedic.teams.connector.CredentialException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "serve", description = "The bot, as configured.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Configured configured = new Configured();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = configured.settings(console.environment());
        InstantSource clock = InstantSource.system();
        Optional<CatalogueWatch> watch = watch(settings, clock);
        Supplier<Knowledge> knowledge = watch.<Supplier<Knowledge>>map(CatalogueWatch::knowledge)
                .orElseGet(() -> new LiveKnowledge(KnowledgeSource.bundled().knowledge()));
        Bot bot = start(settings, knowledge, clock);
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        console.out().println("SMTP Medic is ready: http://" + host + ":" + bot.port() + "/");
        if (!settings.chatPage()
                && settings.slack().isEmpty()
                && settings.teams().isEmpty()) {
            console.out()
                    .println("Nobody can talk to it yet: no platform is connected, and chat-page.enabled is false.");
        }
        console.out().flush();
        Running.until(() -> {
            watch.ifPresent(CatalogueWatch::close);
            bot.close();
        });
        return 0;
    }

    private Optional<CatalogueWatch> watch(Settings settings, InstantSource clock) {
        try {
            return settings.catalogueDir().map(folder -> CatalogueWatch.start(folder, clock, NewsLog::tell));
        } catch (CatalogueException e) {
            throw Configured.faults(e, console);
        }
    }

    private static Bot start(Settings settings, Supplier<Knowledge> knowledge, InstantSource clock) {
        Ports.checkHost(settings.host());
        DatabaseAddress database = database(settings);
        SubmissionTester tester = settings.test()
                .<SubmissionTester>map(target -> new MailSubmissionTester(target, clock))
                .orElseGet(SubmissionTester::none);
        var forms = new SecretForms(settings.publicAddress(), clock);
        try {
            return Bot.start(new Bot.Plan(
                    settings.host(),
                    settings.port(),
                    database,
                    knowledge,
                    tester,
                    MailPaths.ofSystem(
                            settings.allowedHosts(),
                            settings.test(),
                            new MailPaths.Logins(settings.app(), forms),
                            clock),
                    forms,
                    settings.testers(),
                    Bot.Pace.of(clock),
                    settings.kept(),
                    settings.chatPage(),
                    settings.slack(),
                    settings.teams(),
                    Optional.empty()));
        } catch (CredentialException e) {
            throw Failure.usage("teams: " + e.words());
        } catch (IOException e) {
            throw Ports.taken(settings.port(), e);
        }
    }

    private static DatabaseAddress database(Settings settings) {
        return settings.server()
                .<DatabaseAddress>map(server -> server)
                .orElseGet(() -> DataLock.database(
                        DataFolder.of(Optional.of(settings.dataDir())).path()));
    }
}
