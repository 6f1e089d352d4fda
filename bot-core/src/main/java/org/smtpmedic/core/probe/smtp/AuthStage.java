package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** A real login, when somebody gave the means for it. */
final class AuthStage implements SessionStage {
    private static final Secret NOTHING = new Secret(new char[0]);

    @Override
    public Stage stage() {
        return Stage.AUTH;
    }

    @Override
    public Finding run(Session session) throws IOException {
        Optional<Credential> credential = session.plan().credential();
        return credential.isPresent()
                ? logIn(session, credential.get())
                : Finding.leftOut("Not tested: nobody gave a login to test with.");
    }

    private static Finding logIn(Session session, Credential credential) throws IOException {
        List<String> offered = session.capabilities().mechanisms();
        return switch (credential) {
            case Credential.Password password when offered.contains("LOGIN") -> login(session, password);
            case Credential.Password password when offered.contains("PLAIN") -> plain(session, password);
            case Credential.Password _ -> notOffered(session, "LOGIN nor PLAIN");
            case Credential.Token token when offered.contains("XOAUTH2") -> xoauth2(session, token);
            case Credential.Token _ -> notOffered(session, "XOAUTH2");
        };
    }

    private static Finding notOffered(Session session, String wanted) {
        return Finding.failed(
                "No authentication mechanisms supported by both server and client",
                "The server lets clients log in, but not by " + wanted + ".",
                List.of(session.fact(
                        "Offered", String.join(" ", session.capabilities().mechanisms()))));
    }

    private static Finding login(Session session, Credential.Password password) throws IOException {
        List<Fact> facts = List.of(new Fact("Mechanism", "LOGIN"));
        Reply reply = session.wire().ask("AUTH LOGIN");
        if (reply.isIntermediate()) {
            reply = session.wire().askHidden("", encoded(session, password.user()));
        }
        if (reply.isIntermediate()) {
            reply = session.wire()
                    .askHidden("", encoded(session, password.secret().revealTo(String::new)));
        }
        return judged(session, reply, facts);
    }

    /** RFC 4616. */
    private static Finding plain(Session session, Credential.Password password) throws IOException {
        Secret sasl = encoded(
                session, "\0" + password.user() + "\0" + password.secret().revealTo(String::new));
        Reply reply = session.wire().askHidden("AUTH PLAIN ", sasl);
        return judged(session, reply, List.of(new Fact("Mechanism", "PLAIN")));
    }

    private static Finding xoauth2(Session session, Credential.Token token) throws IOException {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Mechanism", "XOAUTH2"));
        Secret sasl = encoded(
                session,
                "user=" + token.user() + "\1auth=Bearer " + token.secret().revealTo(String::new) + "\1\1");
        Reply reply = session.wire().askHidden("AUTH XOAUTH2 ", sasl);
        if (reply.isIntermediate()) {
            // The reason comes as a challenge; the verdict itself only after an empty answer to it.
            challenge(reply).ifPresent(json -> facts.add(session.fact("Challenge", json)));
            reply = session.wire().askHidden("", NOTHING);
        }
        return judged(session, reply, facts);
    }

    private static Finding judged(Session session, Reply reply, List<Fact> facts) {
        if (reply.isPositive()) {
            return Finding.passed("The server took the login.", facts);
        }
        return reply.isIntermediate()
                ? Finding.failed(session.said(reply), "The server keeps asking and never says yes or no.", facts)
                : Finding.failed(session.said(reply), "The server refused the login.", facts);
    }

    private static Optional<String> challenge(Reply reply) {
        try {
            byte[] json = Base64.getDecoder().decode(reply.lines().getFirst().strip());
            return Optional.of(new String(json, StandardCharsets.UTF_8)).filter(text -> !text.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code text} in base64. Both forms are hidden from now on, should the server send them back. */
    private static Secret encoded(Session session, String text) {
        byte[] base64 = Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
        var secret = new Secret(new String(base64, StandardCharsets.US_ASCII).toCharArray());
        session.redaction().hide(secret);
        return secret;
    }
}
