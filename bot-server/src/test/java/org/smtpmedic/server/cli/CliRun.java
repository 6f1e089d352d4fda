package org.smtpmedic.server.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = new Cli(new Console(
                        new ByteArrayInputStream(input),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        environment,
                        false))
                .run(arguments);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
