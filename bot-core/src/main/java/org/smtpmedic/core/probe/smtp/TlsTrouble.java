package org.smtpmedic.core.probe.smtp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.smtpmedic.core.probe.StageResult.Fact;

/** Puts a failed handshake into words, and looks whether the server merely speaks a TLS that is too old. */
final class TlsTrouble {
    private final Session session;
    private final long end;

    /** The looks at old versions have to be over at {@code end}, on the clock of {@link System#nanoTime}. */
    TlsTrouble(Session session, long end) {
        this.session = session;
        this.end = end;
    }

    Finding of(SSLException error, List<X509Certificate> chain) {
        String message = Objects.requireNonNullElse(error.getMessage(), "handshake failed");
        if (message.contains("plaintext connection") || message.contains("Unsupported or unrecognized SSL message")) {
            return failed(message, "The server agreed to TLS and then sent something else.", List.of());
        }
        if (message.contains("maximum allowed size")) {
            return failed(message, "The server's certificate is larger than clients accept.", List.of());
        }
        if (message.contains("Remote host terminated the handshake") || message.contains("Connection reset")) {
            return withVersions(message, "The server hung up in the middle of the TLS handshake.");
        }
        if (!chain.isEmpty()) {
            return failed(message, "The TLS handshake failed after the server had shown its certificate.", List.of());
        }
        return withVersions(message, "The TLS handshake failed: the two sides found no common ground.");
    }

    private Finding withVersions(String message, String explanation) {
        List<TlsVersion> spoken = new HelloProbe(session.target()).spoken(Duration.ofNanos(end - System.nanoTime()));
        if (spoken.isEmpty()) {
            return failed(message, explanation, List.of());
        }
        List<String> names = spoken.stream().map(TlsVersion::title).toList();
        List<Fact> facts = List.of(new Fact("The server speaks", String.join(", ", names)));
        return spoken.stream().anyMatch(version -> !version.isOld())
                ? failed(message, explanation, facts)
                : failed(
                        "Received fatal alert: protocol_version (the server speaks only " + String.join(", ", names)
                                + ")",
                        "The server speaks only " + String.join(" and ", names)
                                + ", which is too old: TLS 1.2 is the least that is safe.",
                        facts);
    }

    private Finding failed(String message, String explanation, List<Fact> facts) {
        String said = message.toLowerCase(Locale.ROOT).contains("ssl") ? message : "SSLHandshakeException: " + message;
        return Finding.failed(session.words(said), explanation, facts);
    }
}
