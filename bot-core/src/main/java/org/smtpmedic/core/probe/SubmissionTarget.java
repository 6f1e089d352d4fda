package org.smtpmedic.core.probe;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where and as whom a test mail is submitted. It comes from the operator's configuration alone, never from a chat: that
 * is why any host, also loopback, is allowed.
 *
 * @param host a host name or an address
 * @param port such as 587
 * @param user the login name
 * @param password its password
 * @param sender address in the envelope and in {@code From}
 * @param recipient address that gets the test mail
 * @param tls makes the client's end of TLS; empty for this Java's own trust
 */
public record SubmissionTarget(
        String host,
        int port,
        String user,
        Secret password,
        String sender,
        String recipient,
        Optional<SSLSocketFactory> tls) {

    /** Refuses what cannot work, with {@link IllegalArgumentException} that names the value's place. */
    public SubmissionTarget {
        requireWord("host", host);
        requireWord("user", user);
        require(port > 0 && port <= 65_535, "port must be between 1 and 65535");
        require(!password.isEmpty(), "password must not be empty");
        requireAddress("sender", sender);
        requireAddress("recipient", recipient);
        Objects.requireNonNull(tls);
    }

    private static void requireWord(String name, String value) {
        require(
                !value.isBlank() && value.chars().noneMatch(c -> Character.isISOControl(c) || c == ' '),
                name + " must be one word");
    }

    private static void requireAddress(String name, String value) {
        requireWord(name, value);
        try {
            new InternetAddress(value, true).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException(name + " must be a mail address", e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
