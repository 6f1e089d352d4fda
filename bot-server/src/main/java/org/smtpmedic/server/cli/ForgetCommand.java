package org.smtpmedic.server.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.KeptCases;
import org.smtpmedic.core.store.PersonalData;
import org.smtpmedic.server.local.LocalChat;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.teams.store.AddressBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        description = {
            "Takes a person out of everything that is kept.",
            "Their own cases are deleted with all that belongs to them; in the cases of others somebody stands in their place."
                    + " Messages that are in the chat already stay there."
        },
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {
    private static final List<String> PLATFORMS = List.of(LocalChat.NAME, "slack", "teams");

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private StoredData data = new StoredData();

    @Parameters(index = "0", paramLabel = "PLATFORM", description = "slack, teams or local.")
    private String platform = "";

    @Parameters(index = "1", paramLabel = "PERSON", description = "The platform's id of the person, such as U012AB3CD.")
    private String person = "";

    ForgetCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!PLATFORMS.contains(platform)) {
            throw Failure.usage("PLATFORM is one of " + String.join(", ", PLATFORMS));
        }
        if (person.isBlank()) {
            throw Failure.usage("PERSON is empty");
        }
        int touched = data.with(console, this::forget);
        console.out()
                .println(
                        touched == 0
                                ? "Nothing is kept of this person."
                                : "Forgotten. " + touched + " records were deleted or changed.");
        return 0;
    }

    private int forget(Database database) {
        // Makes the tables of those that were never used.
        List<PersonalData> parts = List.of(
                new KeptCases(database), LocalChat.personal(database), new Places(database), new AddressBook(database));
        return database.inTransaction(_ -> {
            int touched = 0;
            for (PersonalData part : parts) {
                touched += part.forget(platform, person);
            }
            StoredData.log(
                    database, clock.instant(), "forget", "somebody on " + platform + ", " + touched + " records");
            return touched;
        });
    }
}
