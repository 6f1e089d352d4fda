package org.smtpmedic.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.OperatorLog;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.config.Settings;
import picocli.CommandLine.Mixin;

/** The bot's database, for commands that look into it or change it beside a running bot. */
final class StoredData {
    @Mixin
    private Configured configured = new Configured();

    /** Runs {@code body} with the database open. A database that is not there is not made. */
    <T> T with(Console console, Function<Database, T> body) {
        Settings settings = configured.settings(console.environment());
        Path file = Bot.databaseIn(settings.dataDir());
        if (!Files.exists(file)) {
            throw Failure.usage("there is no database in " + settings.dataDir());
        }
        try (Database database = Database.open(file)) {
            return body.apply(database);
        }
    }

    Configured configured() {
        return configured;
    }

    /** Remembers who did it, in the transaction of what was done. */
    static void log(Database database, Instant at, String action, String subject) {
        String operator = System.getProperty("user.name", "unknown");
        new OperatorLog(database).add(new OperatorLog.Entry(at, operator, action, subject));
    }
}
