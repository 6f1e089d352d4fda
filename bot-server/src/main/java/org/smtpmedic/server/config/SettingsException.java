package org.smtpmedic.server.config;

/** The configuration cannot be used. The message names the key and what is allowed, and never a value. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    SettingsException(String message) {
        super(message);
        this.words = message;
    }

    /** One line for the operator. */
    public String words() {
        return words;
    }
}
