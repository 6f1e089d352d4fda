package org.smtpmedic.core.diagnosis;

import java.util.Objects;

/**
 * Where a secret stood. Holds no part of it.
 *
 * @param kind such as {@code password} or {@code jwt}
 * @param start index into the original text, inclusive
 * @param end index into the original text, exclusive
 */
public record SecretSpan(Kind kind, int start, int end) {
    public SecretSpan {
        Objects.requireNonNull(kind);
    }

    /** The kinds that are told apart. */
    public enum Kind {
        PASSWORD("password"),
        AUTH_BASE64("auth-base64"),
        XOAUTH2("xoauth2"),
        JWT("jwt"),
        CLIENT_SECRET("client-secret"),
        TOKEN("token"),
        PRIVATE_KEY("private-key"),
        CONNECTION_STRING("connection-string");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
