package org.smtpmedic.core.probe.smtp;

import java.util.regex.Pattern;

/** From whom and to whom a mail is announced. */
public record Envelope(String sender, String recipient) {
    /** Narrower than RFC 5321, so that no address can carry a command or an option. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    /** Refuses, with {@link IllegalArgumentException}, what is no plain mail address. */
    public Envelope {
        require("sender", sender);
        require("recipient", recipient);
    }

    private static void require(String name, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("The " + name + " must be a mail address such as someone@example.com");
        }
    }
}
