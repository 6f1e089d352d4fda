package org.smtpmedic.slack.api;

import java.util.Objects;

/** A secret of the Slack app: a token or the signing secret. Shows itself to nobody by accident. */
public final class Token {
    private final String value;

    /** Takes the secret as Slack gave it. */
    public Token(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The secret itself, for a header or a signature. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
