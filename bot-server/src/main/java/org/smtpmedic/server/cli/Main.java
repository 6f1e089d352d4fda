package org.smtpmedic.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean typing = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        PasswordPrompt passwords = words -> Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .flatMap(terminal -> Optional.ofNullable(terminal.readPassword("%s", words)));
        int exitCode = new Cli(new Console(System.in, out, err, System.getenv(), typing, passwords)).run(arguments);
        out.flush();
        System.exit(exitCode);
    }
}
