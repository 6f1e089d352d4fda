package org.smtpmedic.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.MailSubmissionTester;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.config.Settings;
import org.smtpmedic.server.config.SettingsException;
import org.smtpmedic.server.config.SettingsReader;
import org.smtpmedic.teams.connector.CredentialException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "The bot, as configured.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("smtp-medic.yaml");

    private final Console console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: smtp-medic.yaml, where there is one).")
    private @Nullable Path config;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = settings();
        Bot bot = start(settings);
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        console.out().println("SMTP Medic is ready: http://" + host + ":" + bot.port() + "/");
        if (!settings.chatPage() && settings.teams().isEmpty()) {
            console.out()
                    .println("Nobody can talk to it yet: no platform is connected, and chat-page.enabled is false.");
        }
        console.out().flush();
        Running.until(bot::close);
        return 0;
    }

    private Settings settings() {
        Optional<Path> file =
                Optional.ofNullable(config).or(() -> Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty());
        try {
            return SettingsReader.read(file, console.environment());
        } catch (SettingsException e) {
            throw Failure.usage(e.words());
        }
    }

    private static Bot start(Settings settings) {
        Ports.checkHost(settings.host());
        DataFolder folder = DataFolder.of(Optional.of(settings.dataDir()));
        InstantSource clock = InstantSource.system();
        SubmissionTester tester = settings.test()
                .<SubmissionTester>map(target -> new MailSubmissionTester(target, clock))
                .orElse(new NoTester());
        try {
            return Bot.start(new Bot.Plan(
                    settings.host(),
                    settings.port(),
                    folder.path(),
                    BundledKnowledge.read(),
                    tester,
                    clock,
                    1,
                    settings.chatPage(),
                    settings.teams(),
                    Optional.empty()));
        } catch (CredentialException e) {
            throw Failure.usage("teams: " + e.words());
        } catch (IOException e) {
            throw Ports.taken(settings.port(), e);
        }
    }

    /** Nothing is configured to test with. */
    private record NoTester() implements SubmissionTester {
        @Override
        public boolean canTest() {
            return false;
        }

        @Override
        public AttemptResult attempt() {
            return new AttemptResult.Failed("No test is configured");
        }
    }
}
