package org.smtpmedic.core.probe.readback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.recipe.Endpoint;

/** Reads {@code openssl s_client}, of which only the line that was typed tells where it went. */
final class OpenSslReader implements ToolReader {
    @Override
    public boolean isOwnMark(String line) {
        return line.startsWith("CONNECTED(")
                || line.startsWith("Verify return code: ")
                || line.startsWith("verify error:num=")
                || line.startsWith("connect:errno=")
                || (line.contains(":error:") && line.contains("BIO routines"))
                || (line.contains(":error:") && line.contains("SSL routines"));
    }

    @Override
    public ToolReading read(List<String> lines) {
        var reading = new Reading();
        lines.forEach(reading::line);
        reading.end();
        return reading.notes.reading();
    }

    private static final class Reading {
        private final Notes notes = new Notes(Tool.OPENSSL);
        private boolean connected;
        private boolean startTlsMissing;
        private Optional<String> version = Optional.empty();
        private Optional<String> cipher = Optional.empty();
        private Optional<String> verdict = Optional.empty();
        private Optional<String> error = Optional.empty();
        private Optional<String> greeting = Optional.empty();

        void line(String line) {
            if (line.contains("s_client")) {
                Words.between(line.replace("'", "").replace("\"", "") + " ", "-connect ", " ")
                        .ifPresent(place -> notes.server(Endpoint.read(place)));
            }
            connected |= line.startsWith("CONNECTED(");
            startTlsMissing |= line.startsWith("Didn't find STARTTLS");
            Words.behind(line, "New, ").ifPresent(this::session);
            Words.behind(line, "Protocol")
                    .flatMap(words -> Words.behind(words, ":"))
                    .ifPresent(name -> version = Optional.of(name));
            Words.behind(line, "Verify return code: ").ifPresent(words -> verdict = Optional.of(words));
            Words.behind(line, "verify error:num=").ifPresent(words -> verdict = verdict.or(() -> Optional.of(words)));
            if (line.contains("error:") && !line.startsWith("verify error:")) {
                error = error.or(() -> Optional.of(line.substring(line.indexOf("error:"))));
            }
            if (line.startsWith("connect:errno=") || line.startsWith("write:errno=")) {
                error = error.or(() -> Optional.of(line));
            }
            if (line.startsWith("220 ") || line.startsWith("250 ")) {
                greeting = Optional.of(line);
            }
        }

        void end() {
            if (!connected && error.isPresent()) {
                unreachable(error.get());
                return;
            }
            notes.connected();
            if (startTlsMissing) {
                notes.failed(
                        Stage.STARTTLS,
                        "STARTTLS is required but host does not support STARTTLS",
                        "The server offered no STARTTLS to that machine, or something on the way strips the offer.");
            } else if (cipher.isPresent()) {
                encrypted(cipher.get());
            } else if (error.isPresent() && Words.tellUntrusted(error.get())) {
                notes.untrusted(error.get());
            } else {
                notes.failed(
                        Stage.TLS,
                        error.orElse("SSL handshake failed: no peer certificate available"),
                        "TLS could not begin.");
            }
        }

        /** {@code TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384}; "(NONE)" stands for what did not come about. */
        private void session(String words) {
            int comma = words.indexOf(", Cipher is ");
            if (comma > 0 && !words.contains("(NONE)")) {
                version = version.or(() -> Optional.of(words.substring(0, comma)));
                cipher = Optional.of(words.substring(comma + ", Cipher is ".length()));
            }
        }

        private void encrypted(String name) {
            greeting.ifPresent(this::greeted);
            notes.passed(
                    Stage.TLS,
                    "The connection is encrypted.",
                    new Fact("TLS version", version.orElse("unknown")),
                    new Fact("Cipher", name));
            verdict.ifPresent(words -> {
                if (words.startsWith("0 ")) {
                    notes.passed(
                            Stage.CERTIFICATE,
                            "openssl accepts the certificate; its name counts only where -verify_hostname was given.");
                } else {
                    notes.untrusted("certificate verify failed: " + words);
                }
            });
        }

        /** With {@code -starttls smtp} the last line of the reply to EHLO is all that is shown of the dialogue. */
        private void greeted(String line) {
            notes.passed(Stage.BANNER, "The server greeted.");
            if (line.startsWith("250 ")) {
                notes.passed(Stage.EHLO, "The server answered EHLO.");
                notes.passed(Stage.STARTTLS, "The server began TLS.");
            }
        }

        private void unreachable(String words) {
            if (Words.tellUnknownName(words)) {
                notes.unknownName(words);
            } else {
                notes.unreachable(reason(words));
            }
        }

        /** The system's own words stand in the middle of the line. */
        private static String reason(String words) {
            String lower = words.toLowerCase(Locale.ROOT);
            return List.of("Connection refused", "Connection timed out", "No route to host", "Network is unreachable")
                    .stream()
                    .filter(known -> lower.contains(known.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(words);
        }
    }
}
