package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.smtpmedic.core.probe.Stage;

/**
 * A row of {@code m365-replies.csv}: something that Exchange Online can say in a dialogue.
 *
 * @param name fit for a test and a file
 * @param at where it says it, as {@code auth}
 * @param reply without the trailer
 * @param cause the id of what the diagnosis has to name
 */
record ServerReply(String name, String at, String reply, String cause) {
    private static final Path TABLE = Path.of("src/test/resources/m365-replies.csv");

    static List<ServerReply> all() {
        try {
            List<String[]> rows = Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\\|", -1))
                    .toList();
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> new ServerReply(
                            rows.get(i)[0] + " " + (i + 1) + " " + rows.get(i)[2],
                            rows.get(i)[0],
                            rows.get(i)[1],
                            rows.get(i)[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the probe has to end. */
    Stage stage() {
        return switch (at.toUpperCase(Locale.ROOT)) {
            case "CONNECT" -> Stage.BANNER;
            case "EHLO" -> Stage.EHLO;
            case "STARTTLS" -> Stage.STARTTLS;
            case "AUTH" -> Stage.AUTH;
            case "MAIL", "RCPT" -> Stage.ENVELOPE;
            case "DATA" -> Stage.MESSAGE;
            default -> throw new IllegalStateException("No place: " + at);
        };
    }

    int code() {
        return Integer.parseInt(reply.substring(0, 3));
    }

    /** Behind the code. */
    String text() {
        return reply.substring(4);
    }

    @Override
    public String toString() {
        return name;
    }
}
