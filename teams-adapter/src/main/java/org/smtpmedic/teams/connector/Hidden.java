package org.smtpmedic.teams.connector;

/** A secret text that nothing prints or serialises. */
public final class Hidden {
    private final String text;

    public Hidden(String text) {
        this.text = text;
    }

    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
