package org.smtpmedic.slack.inbound;

import java.util.Optional;

/**
 * What Slack is answered at once.
 *
 * @param status 200 where Slack need not send it again
 * @param json a body that Slack understands
 */
record Ack(int status, Optional<String> json) {
    static final Ack OK = new Ack(200, Optional.empty());
    /** Slack sends events again that were answered so; interactions it does not. */
    static final Ack AGAIN = new Ack(503, Optional.empty());

    static final Ack REFUSED = new Ack(400, Optional.empty());

    static Ack with(String json) {
        return new Ack(200, Optional.of(json));
    }
}
