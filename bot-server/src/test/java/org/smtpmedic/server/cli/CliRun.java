package org.smtpmedic.server.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.smtpmedic.core.probe.smtp.Trust;

/** One run of the command line, and what came of it. */
record CliRun(int exitCode, String out, String err) {

    static CliRun of(String... arguments) {
        return piped(new byte[0], arguments);
    }

    static CliRun piped(String input, String... arguments) {
        return piped(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static CliRun piped(byte[] input, String... arguments) {
        return in(Map.of(), input, arguments);
    }

    static CliRun in(Map<String, String> environment, byte[] input, String... arguments) {
        return run(environment, input, _ -> Optional.empty(), Trust::ofThisJava, arguments);
    }

    /** With servers of the test that {@code trust} knows, and somebody who types {@code password}. */
    static CliRun trusting(Trust trust, Map<String, String> environment, String password, String... arguments) {
        return run(environment, new byte[0], _ -> Optional.of(password.toCharArray()), () -> trust, arguments);
    }

    private static CliRun run(
            Map<String, String> environment,
            byte[] input,
            PasswordPrompt passwords,
            Supplier<Trust> trust,
            String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(
                new ByteArrayInputStream(input),
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                false,
                passwords);
        int exitCode = new Cli(console, trust).run(arguments);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
