package org.smtpmedic.server.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DeadLetter;
import org.smtpmedic.core.store.DeadLetters;
import org.smtpmedic.core.store.TaskText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Work that failed every time. */
final class DeadLetterCommands {
    private static final int MOST = 200;

    private DeadLetterCommands() {}

    static CommandLine line(Console console, InstantSource clock) {
        return new CommandLine(new Group())
                .addSubcommand(new Listing(console))
                .addSubcommand(new Retry(console, clock))
                .addSubcommand(new Drop(console, clock));
    }

    @Command(
            name = "dead-letters",
            description = "Work that failed every time: looks at it, has it done again, drops it.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true)
    static final class Group {}

    @Command(name = "list", description = "The newest first.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        private final Console console;

        @Mixin
        private StoredData data = new StoredData();

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<DeadLetter> letters = data.with(console, database -> new DeadLetters(database).newest(MOST));
            for (DeadLetter letter : letters) {
                console.out()
                        .printf(
                                "%s  %s  %-10s  tried %d times: %s%n",
                                letter.id(),
                                letter.diedAt(),
                                letter.task(),
                                letter.tries(),
                                letter.reason().replaceAll("\\p{Cntrl}", " "));
            }
            if (letters.isEmpty()) {
                console.out().println("There are no dead letters.");
            }
            return 0;
        }
    }

    /** One letter, named by its id. */
    abstract static class OfOne implements Callable<Integer> {
        private final Console console;
        private final InstantSource clock;

        @Mixin
        private StoredData data = new StoredData();

        @Parameters(paramLabel = "ID", description = "The id that 'dead-letters list' shows.")
        private String id = "";

        OfOne(Console console, InstantSource clock) {
            this.console = console;
            this.clock = clock;
        }

        abstract Optional<DeadLetter> act(Database database, String letter, InstantSource now);

        abstract String words();

        @Override
        public Integer call() {
            Optional<DeadLetter> letter = data.with(
                    console,
                    database -> database.inTransaction(_ -> {
                        Optional<DeadLetter> done = act(database, id, clock);
                        done.ifPresent(each ->
                                StoredData.log(database, clock.instant(), words(), each.task() + " " + each.id()));
                        return done;
                    }));
            if (letter.isEmpty()) {
                throw Failure.usage("there is no such dead letter; 'dead-letters list' shows them all");
            }
            console.out().println("Dead letter " + letter.get().id() + ": " + words() + ".");
            return 0;
        }
    }

    @Command(
            name = "retry",
            description = "Has the work done again, with all its tries. A running bot begins within a second.",
            mixinStandardHelpOptions = true)
    static final class Retry extends OfOne {
        Retry(Console console, InstantSource clock) {
            super(console, clock);
        }

        @Override
        Optional<DeadLetter> act(Database database, String letter, InstantSource now) {
            return new DeadLetters(database).retry(letter, TaskText.client(database), now.instant());
        }

        @Override
        String words() {
            return "to be tried again";
        }
    }

    @Command(name = "drop", description = "Throws the work away.", mixinStandardHelpOptions = true)
    static final class Drop extends OfOne {
        Drop(Console console, InstantSource clock) {
            super(console, clock);
        }

        @Override
        Optional<DeadLetter> act(Database database, String letter, InstantSource now) {
            return new DeadLetters(database).drop(letter);
        }

        @Override
        String words() {
            return "dropped";
        }
    }
}
