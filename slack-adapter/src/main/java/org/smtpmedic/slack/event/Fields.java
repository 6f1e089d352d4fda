package org.smtpmedic.slack.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.smtpmedic.slack.chat.Address;

/** Reads what must be there out of a payload. */
final class Fields {
    private Fields() {}

    /** A payload without something it must have. The message names the field and holds no content. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        Missing(String field) {
            super(field, null, false, false);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static Optional<String> text(JsonNode node, String pointer) {
        return Optional.ofNullable(node.at(pointer).textValue());
    }

    static String id(JsonNode node, String pointer) {
        return text(node, pointer).filter(Address::isId).orElseThrow(() -> new Missing(pointer));
    }

    static String ts(JsonNode node, String pointer) {
        return text(node, pointer).filter(Address::isTs).orElseThrow(() -> new Missing(pointer));
    }

    static String some(JsonNode node, String pointer) {
        return text(node, pointer).filter(text -> !text.isBlank()).orElseThrow(() -> new Missing(pointer));
    }
}
