package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands, and the one place where a failure becomes a line and an exit code. */
public final class Cli {
    private final Console console;
    private final Supplier<Trust> trust;

    public Cli(Console console) {
        this(console, Trust::ofThisJava);
    }

    /** {@code trust}: who may vouch for the servers that are tested. */
    Cli(Console console, Supplier<Trust> trust) {
        this.console = console;
        this.trust = trust;
    }

    /** Runs one command to its end; returns the exit code. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(new BackupCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new MoveDatabaseCommand(console))
                .addSubcommand(new ClassifyCommand(console, InstantSource.system()))
                .addSubcommand(new TestCommand(console, InstantSource.system(), trust))
                .addSubcommand(CatalogueCommands.line(console))
                .addSubcommand(DeadLetterCommands.line(console, InstantSource.system()))
                .addSubcommand(new ExportCommand(console, InstantSource.system()))
                .addSubcommand(new ForgetCommand(console, InstantSource.system()));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setParameterExceptionHandler((problem, _) -> usage(problem));
        line.setExecutionExceptionHandler((problem, _, _) -> failed(problem));
        line.setExecutionStrategy(Cli::lastOrHelp);
        try {
            return line.execute(arguments);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static int lastOrHelp(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine command = last.commandSpec().commandLine();
        boolean onlyAGroup = !command.getSubcommands().isEmpty();
        if (onlyAGroup && !last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            throw new ParameterException(command, "A command is missing");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private int usage(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        String words = String.valueOf(problem.getMessage()).lines().findFirst().orElse("Wrong usage");
        line(command + ": " + words + ". Try: " + command + " --help");
        return 2;
    }

    private int failed(Exception problem) {
        return switch (problem) {
            case Failure failure -> {
                line("smtp-medic: " + failure.words());
                yield failure.exitCode();
            }
            case StoreException store -> {
                line("smtp-medic: " + store.getMessage());
                yield 1;
            }
            default -> {
                line("smtp-medic: this should not have happened ("
                        + problem.getClass().getSimpleName() + "). Please report what you did.");
                yield 1;
            }
        };
    }

    private void line(String words) {
        PrintWriter err = console.err();
        err.println(words);
        err.flush();
    }
}
