package org.smtpmedic.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smtpmedic.core.store.EmbeddedFiles;
import org.smtpmedic.server.DataLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes the embedded database into a new file. The bot may go on running.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Configured configured = new Configured();

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("");

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path database =
                DataLock.database(configured.embedded(console.environment())).file();
        EmbeddedFiles.backup(database, file);
        console.out().println("Backed up to " + file);
        return 0;
    }
}
