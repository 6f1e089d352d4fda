package org.smtpmedic.core.probe.readback;

import java.util.List;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.recipe.Endpoint;

/** Reads swaks: {@code ===} for what it does, {@code ***} for what fails, arrows for the dialogue, which bend once TLS has begun. */
final class SwaksReader implements ToolReader {
    private static final List<String> SENT = List.of("-> ", "~> ");
    /** The longer ones first. */
    private static final List<String> RECEIVED = List.of("<** ", "<~* ", "<- ", "<~ ");

    @Override
    public boolean isOwnMark(String line) {
        return (line.startsWith("=== Trying ") && line.endsWith("..."))
                || line.startsWith("=== Connected to ")
                || line.startsWith("=== TLS started ")
                || line.startsWith("*** Error connecting to ")
                || line.startsWith("~> ")
                || line.startsWith("<~ ")
                || line.startsWith("<~* ");
    }

    @Override
    public ToolReading read(List<String> lines) {
        var reading = new Reading();
        lines.forEach(reading::line);
        return reading.notes.reading();
    }

    private static final class Reading {
        private final Notes notes = new Notes(Tool.SWAKS);
        private final Conversation conversation = new Conversation(notes);

        void line(String line) {
            Words.behind(line, "=== ").ifPresent(this::told);
            Words.behind(line, "*** ").ifPresent(this::failed);
            SENT.forEach(mark -> Words.behind(line, mark).ifPresent(conversation::sent));
            RECEIVED.stream()
                    .filter(line::startsWith)
                    .findFirst()
                    .ifPresent(mark -> received(line.substring(mark.length()).strip()));
        }

        private void told(String words) {
            Words.between(words, "Trying ", "...").ifPresent(place -> notes.server(Endpoint.read(place)));
            if (words.startsWith("Connected to ")) {
                notes.connected();
            }
            if (words.startsWith("TLS started ")) {
                String cipher = words.substring(words.lastIndexOf(' ') + 1);
                conversation.secured(new Fact("TLS", cipher));
            }
            if (words.startsWith("TLS peer certificate ")) {
                certificate(words);
            }
        }

        private void certificate(String words) {
            if (Words.tellUntrusted(words)) {
                notes.untrusted(words);
            } else if (words.contains("passed CA verification")) {
                notes.passed(Stage.CERTIFICATE, "swaks accepts the certificate of the server.");
            }
        }

        private void received(String reply) {
            if (reply.startsWith("Timeout (")) {
                conversation.silent(Words.seconds(reply));
            } else {
                conversation.received(reply);
            }
        }

        private void failed(String words) {
            if (words.startsWith("Error connecting to ")) {
                Words.between(words + " ", "Error connecting to ", ": ")
                        .ifPresent(place -> notes.server(Endpoint.read(place)));
            } else if (words.startsWith("IO::Socket")) {
                connecting(words);
            } else if (words.startsWith("TLS startup failed")) {
                tls(words);
            } else if (words.startsWith("Host did not advertise STARTTLS")) {
                notes.failed(
                        Stage.STARTTLS,
                        "STARTTLS is required but host does not support STARTTLS",
                        "The server offered no STARTTLS to that machine, or something on the way strips the offer.");
            } else if (words.startsWith("STARTTLS attempted but failed")) {
                notes.failedUnlessKnown(Stage.STARTTLS, words, "The server declined to begin TLS.");
            } else if (words.startsWith("Host did not advertise authentication")) {
                notes.failed(
                        Stage.AUTH_OFFERED,
                        "No authentication mechanisms supported by both server and client",
                        "The server offered no login to that machine.");
            } else if (words.startsWith("No authentication type succeeded")) {
                notes.failedUnlessKnown(Stage.AUTH, words, "No way to log in worked.");
            } else if (words.startsWith("Remote host closed connection")) {
                conversation.hungUp("Connection closed unexpectedly by the server");
            }
        }

        private void connecting(String words) {
            if (Words.tellUnknownName(words)) {
                notes.unknownName(words);
            } else {
                notes.unreachable(words.substring(words.lastIndexOf(": ") + 1).strip());
            }
        }

        private void tls(String words) {
            if (Words.tellUntrusted(words)) {
                notes.untrusted(words);
            } else {
                notes.failed(Stage.TLS, words, "TLS could not begin.");
            }
        }
    }
}
