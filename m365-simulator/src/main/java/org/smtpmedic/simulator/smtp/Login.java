package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.simulator.gates.AuthAttempt;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The dialogue behind {@code AUTH}. */
final class Login {
    private static final String ASK_USER = "334 VXNlcm5hbWU6";
    private static final String ASK_PASSWORD = "334 UGFzc3dvcmQ6";
    private static final String BEARER = "auth=Bearer ";

    private final Conversation talk;
    private final SimulatedMailbox mailbox;

    Login(Conversation talk, SimulatedMailbox mailbox) {
        this.talk = talk;
        this.mailbox = mailbox;
    }

    /** Hears the client out. Empty when it said nothing that can be judged and has been told so. */
    Optional<AuthAttempt> hear(String argument) throws IOException {
        String[] words = argument.split(" ", 2);
        Optional<String> initial = words.length > 1 ? Optional.of(words[1].strip()) : Optional.empty();
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "LOGIN" -> login(initial);
            case "XOAUTH2" -> xoauth2(initial);
            default -> {
                talk.refuse("504 5.7.4 Unrecognized authentication type");
                yield Optional.empty();
            }
        };
    }

    private Optional<AuthAttempt> login(Optional<String> initial) throws IOException {
        Optional<byte[]> user = decode(initial.isPresent() ? initial.get() : talk.askSecret(ASK_USER));
        if (user.isEmpty()) {
            return malformed();
        }
        Optional<byte[]> password = decode(talk.askSecret(ASK_PASSWORD));
        return password.isEmpty()
                ? malformed()
                : Optional.of(mailbox.byPassword(new String(user.get(), StandardCharsets.UTF_8), password.get()));
    }

    private Optional<AuthAttempt> xoauth2(Optional<String> initial) throws IOException {
        Optional<byte[]> payload = decode(initial.isPresent() ? initial.get() : talk.askSecret("334 "));
        return payload.isEmpty() ? malformed() : Optional.of(bearer(new String(payload.get(), StandardCharsets.UTF_8)));
    }

    private AuthAttempt bearer(String payload) {
        String[] fields = payload.split("\u0001", -1);
        boolean wellFormed = fields.length == 4 && fields[0].startsWith("user=") && fields[1].startsWith(BEARER);
        return wellFormed
                ? mailbox.byToken(
                        fields[0].substring("user=".length()),
                        fields[1].substring(BEARER.length()).getBytes(StandardCharsets.UTF_8))
                : new AuthAttempt.OAuth(false);
    }

    private Optional<AuthAttempt> malformed() throws IOException {
        talk.refuse("501 5.5.4 Invalid arguments");
        return Optional.empty();
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
