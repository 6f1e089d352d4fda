package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the transcript of an SMTP session tells beyond its refusal: which command got which reply.
 *
 * @param encrypted whether STARTTLS was sent and accepted
 * @param offered the mechanisms of the last AUTH line of the server, in upper case; empty where it offered none
 * @param login the mechanism of the last AUTH command, in upper case; empty where the client never tried to log in
 * @param refused the last command that the server refused, such as {@code MAIL FROM}
 */
public record Dialogue(boolean encrypted, List<String> offered, Optional<String> login, Optional<String> refused) {

    public Dialogue {
        offered = List.copyOf(offered);
        Objects.requireNonNull(login);
        Objects.requireNonNull(refused);
    }
}
