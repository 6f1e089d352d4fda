package org.smtpmedic.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.TableCopy;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.config.SettingsException;
import org.smtpmedic.server.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "move-database",
        description =
                "Copies the embedded database into an empty one of a PostgreSQL server, while the bot is stopped.",
        mixinStandardHelpOptions = true)
final class MoveDatabaseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Configured configured = new Configured();

    @Option(names = "--to", paramLabel = "URL", required = true, description = "jdbc:postgresql://host/database")
    private String to = "";

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "A role that may make tables there.")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with nothing but its password.")
    private @Nullable Path passwordFile;

    MoveDatabaseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var from = DataLock.database(configured.embedded(console.environment()));
        DatabaseAddress.PostgreSql server = server();
        if (!Files.exists(from.file())) {
            throw Failure.usage("there is no database at " + from.file());
        }
        try (var _ = DataLock.take(from);
                var source = Database.open(from);
                var target = Database.open(server)) {
            TableCopy.copy(source, target)
                    .forEach((table, rows) -> console.out().println(table + ": " + rows));
        }
        console.out().println("Moved. Set database.url, database.user and the password; the old file stays as it is.");
        return 0;
    }

    private DatabaseAddress.PostgreSql server() {
        Map<String, String> given =
                new HashMap<>(Map.of("SMTP_MEDIC_DATABASE_URL", to, "SMTP_MEDIC_DATABASE_USER", user));
        Optional.ofNullable(passwordFile)
                .ifPresent(file -> given.put("SMTP_MEDIC_DATABASE_PASSWORD_FILE", file.toString()));
        try {
            return SettingsReader.read(Optional.empty(), given).server().orElseThrow();
        } catch (SettingsException e) {
            throw Failure.usage(e.words());
        }
    }
}
