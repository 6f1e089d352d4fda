package org.smtpmedic.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "classify", description = "Names the cause of an error.", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
    private final Console console;

    ClassifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println("later");
        return 0;
    }
}
