package org.smtpmedic.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smtpmedic.core.store.EmbeddedFiles;
import org.smtpmedic.server.DataLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Puts a backup in the place of the embedded database, while the bot is stopped.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Configured configured = new Configured();

    @Parameters(paramLabel = "FILE", description = "A file that 'backup' has written.")
    private Path file = Path.of("");

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var database = DataLock.database(configured.embedded(console.environment()));
        try (var _ = DataLock.take(database)) {
            EmbeddedFiles.restore(file, database.file());
        }
        console.out()
                .println("Restored. What was there before lies beside it as "
                        + database.file().getFileName() + ".before-restore");
        return 0;
    }
}
