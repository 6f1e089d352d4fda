package org.smtpmedic.slack.inbound;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

    /** Words for the person who gave a command, and for nobody else. */
    static Ack whisper(String words) {
        return with(JsonNodeFactory.instance
                .objectNode()
                .put("response_type", "ephemeral")
                .put("text", words)
                .toString());
    }

    /** Words beside a field of a form, which stays open. */
    static Ack error(String field, String words) {
        var answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
        answer.putObject("errors").put(field, words);
        return with(answer.toString());
    }

    private static Ack with(String json) {
        return new Ack(200, Optional.of(json));
    }
}
