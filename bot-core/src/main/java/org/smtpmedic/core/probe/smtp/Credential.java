package org.smtpmedic.core.probe.smtp;

import org.smtpmedic.core.probe.Secret;

/** As whom to log in, and with what. */
public sealed interface Credential {

    /** The login name. */
    String user();

    /** What must not be seen. */
    Secret secret();

    /** A password, for LOGIN or PLAIN. */
    record Password(String user, Secret secret) implements Credential {
        /** Refuses, with {@link IllegalArgumentException}, a user or a password that cannot be sent. */
        public Password {
            requireUsable(user, secret);
        }
    }

    /** An OAuth access token, for XOAUTH2. */
    record Token(String user, Secret secret) implements Credential {
        /** Refuses, with {@link IllegalArgumentException}, a user or a token that cannot be sent. */
        public Token {
            requireUsable(user, secret);
        }
    }

    private static void requireUsable(String user, Secret secret) {
        if (user.isBlank() || user.length() > 320 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The login name must be one line of at most 320 characters");
        }
        if (secret.revealTo(String::new).isEmpty()) {
            throw new IllegalArgumentException("The secret must not be empty");
        }
    }
}
