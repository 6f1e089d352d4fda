package org.smtpmedic.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.server.demo.Demo;
import org.smtpmedic.server.knowledge.KnowledgeSource;
import org.smtpmedic.server.time.ScaledClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Everything on this machine, no account: a chat page and a simulated Microsoft 365.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--port",
            defaultValue = "3978",
            description = "Port of the chat page; 0 takes any free one (default: 3978).")
    private int port;

    @Option(
            names = "--minute",
            paramLabel = "MS",
            defaultValue = "60000",
            description = "Milliseconds in which a minute of waiting passes, 10 to 60000 (default: 60000).")
    private long minuteMillis;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the data there (default: a folder that is deleted at the end).")
    private @Nullable Path data;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Ports.check(port);
        if (minuteMillis < ScaledClock.FASTEST || minuteMillis > ScaledClock.REAL) {
            throw Failure.usage("--minute takes 10 to 60000 milliseconds");
        }
        DataFolder folder = DataFolder.of(Optional.ofNullable(data));
        Demo demo = start(folder);
        console.out().println("SMTP Medic is ready: http://localhost:" + demo.port() + "/  (Ctrl+C stops it)");
        console.out().flush();
        Running.until(() -> stop(demo, folder));
        return 0;
    }

    private Demo start(DataFolder folder) {
        try {
            return Demo.start(
                    port, minuteMillis, folder.path(), KnowledgeSource.bundled().knowledge());
        } catch (IOException e) {
            folder.leave();
            throw Ports.taken(port, e);
        } catch (UncheckedIOException _) {
            folder.leave();
            throw Failure.usage(folder.path() + ": the files in it cannot be read and written");
        } catch (IllegalArgumentException e) {
            folder.leave();
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static void stop(Demo demo, DataFolder folder) {
        try {
            demo.close();
        } catch (IOException _) {
            // The process ends anyway; the folder below still has to go.
        }
        folder.leave();
    }
}
