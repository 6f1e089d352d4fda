package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What is answered to a request of the channel. */
public record Answer(int status, Optional<ObjectNode> body) {

    /** Taken, and nothing to say. Closes a dialog. */
    public static Answer done() {
        return new Answer(200, Optional.empty());
    }

    public static Answer of(ObjectNode body) {
        return new Answer(200, Optional.of(body));
    }

    /** Refused; {@code words} hold nothing of the request. */
    public static Answer refused(int status, String words) {
        return new Answer(
                status, Optional.of(JsonNodeFactory.instance.objectNode().put("error", words)));
    }
}
