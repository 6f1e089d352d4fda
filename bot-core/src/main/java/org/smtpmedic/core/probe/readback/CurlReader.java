package org.smtpmedic.core.probe.readback;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.recipe.Endpoint;

/** Reads {@code curl -v}: {@code *} for what it does, {@code >} and {@code <} for the dialogue. */
final class CurlReader implements ToolReader {
    @Override
    public boolean isOwnMark(String line) {
        return line.startsWith("curl: (")
                || (line.startsWith("* ") && (line.contains(" port ") || line.contains("Trying ")))
                || line.startsWith("* Could not resolve host: ");
    }

    @Override
    public ToolReading read(List<String> lines) {
        var reading = new Reading();
        lines.forEach(reading::line);
        return reading.notes.reading();
    }

    private static final class Reading {
        private final Notes notes = new Notes(Tool.CURL);
        private final Conversation conversation = new Conversation(notes);
        private boolean connected;
        private Optional<String> reason = Optional.empty();

        void line(String line) {
            Words.behind(line, "> ").ifPresent(conversation::sent);
            Words.behind(line, "< ").ifPresent(conversation::received);
            Words.behind(line, "* ").ifPresent(this::told);
            Words.behind(line, "curl: (")
                    .flatMap(words -> Words.between(words + "\n", ") ", "\n"))
                    .ifPresent(this::told);
        }

        private void told(String words) {
            if (words.startsWith("Connected to ") || words.startsWith("Established connection to ")) {
                connected = true;
                server(words, " to ");
                notes.connected();
            } else if (words.startsWith("SSL connection using ")) {
                conversation.secured(new Fact("TLS", words.substring("SSL connection using ".length())));
            } else if (words.startsWith("SSL certificate verify ok")) {
                notes.passed(Stage.CERTIFICATE, "curl accepts the certificate of the server.");
            } else if (Words.tellUntrusted(words)) {
                notes.untrusted(words);
            } else if (Words.tellUnknownName(words)) {
                notes.unknownName(words);
            } else {
                trouble(words);
            }
        }

        private void trouble(String words) {
            String lower = words.toLowerCase(Locale.ROOT);
            if (lower.startsWith("connect to ")) {
                reason =
                        Optional.of(words.substring(words.lastIndexOf(": ") + 1).strip());
            } else if (lower.startsWith("failed to connect to ")) {
                server(words, " connect to ");
                notes.unreachable(reason.orElse(words));
            } else if (lower.contains("timed out after ") || lower.contains("timeout after ")) {
                silent(Duration.ofMillis(Words.number(lower.substring(lower.lastIndexOf("after ")))));
            } else if (lower.startsWith("starttls not supported") || lower.startsWith("starttls denied")) {
                notes.failedUnlessKnown(
                        Stage.STARTTLS,
                        "STARTTLS is required but host does not support STARTTLS",
                        "The server offered no STARTTLS to that machine, or something on the way strips the offer.");
            } else if (lower.contains("ssl_connect")
                    || lower.contains("tls connect error")
                    || lower.contains("ssl routines")) {
                notes.failedUnlessKnown(Stage.TLS, words, "TLS could not begin.");
            } else if (lower.contains("recv failure") || lower.contains("empty reply from server")) {
                conversation.hungUp("Connection closed unexpectedly by the server");
            }
        }

        private void silent(Duration waited) {
            if (connected) {
                conversation.silent(waited);
            } else {
                notes.silent(notes.door(), waited);
            }
        }

        /** {@code localhost (127.0.0.1) port 587}, the address inside the brackets being of no interest. */
        private void server(String words, String before) {
            Words.between(" " + words + " ", before, " ")
                    .flatMap(host ->
                            Words.between(words + " ", "port ", " ").map(port -> host + ":" + Words.number(port)))
                    .ifPresent(place -> notes.server(Endpoint.read(place)));
        }
    }
}
