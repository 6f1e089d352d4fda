package org.smtpmedic.core.casework;

import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.path.LoginWay;

/**
 * The login that a test was asked to make. Holds no secret.
 *
 * @param mailbox as whom
 * @param messageTo where the test mail went, where one was confirmed
 */
public record LoginUse(LoginWay way, String mailbox, Optional<String> messageTo) {
    public LoginUse {
        Objects.requireNonNull(way);
        Objects.requireNonNull(mailbox);
        Objects.requireNonNull(messageTo);
    }

    /** The same login, without a mail. */
    LoginUse withoutMessage() {
        return new LoginUse(way, mailbox, Optional.empty());
    }
}
