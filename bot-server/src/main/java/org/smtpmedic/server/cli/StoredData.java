package org.smtpmedic.server.cli;

import java.nio.file.Files;
import java.time.Instant;
import java.util.function.Function;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.OperatorLog;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.config.Settings;
import picocli.CommandLine.Mixin;

/** The bot's database, for commands that look into it or change it beside a running bot. */
final class StoredData {
    @Mixin
    private Configured configured = new Configured();

    /** Runs {@code body} with the database open. A database that is not there is not made. */
    <T> T with(Console console, Function<Database, T> body) {
        Settings settings = configured.settings(console.environment());
        try (Database database = Database.open(address(settings))) {
            return body.apply(database);
        }
    }

    private static DatabaseAddress address(Settings settings) {
        if (settings.server().isPresent()) {
            return settings.server().get();
        }
        var embedded = DataLock.database(settings.dataDir());
        if (!Files.exists(embedded.file())) {
            throw Failure.usage("there is no database in " + settings.dataDir());
        }
        return embedded;
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
