package org.smtpmedic.teams.connector;

import java.io.IOException;

/** What is to prove who the bot is cannot be used. The message is for the operator and names no secret. */
public final class CredentialException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String words;

    CredentialException(String words) {
        super(words);
        this.words = words;
    }

    /** One line. */
    public String words() {
        return words;
    }
}
