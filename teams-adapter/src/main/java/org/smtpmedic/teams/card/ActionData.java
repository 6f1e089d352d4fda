package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;

/**
 * The {@code data} of a button. The action stands under a key of its own, because Teams merges what was typed into the card's
 * fields into the same object.
 */
public final class ActionData {
    /** The one verb of all our buttons; which button it is stands in the data, so that Submit and Execute are read alike. */
    public static final String VERB = "smtpmedic";

    private static final String KEY = "smtpmedic";
    private static final int LONGEST_INPUT = 100_000;

    private ActionData() {}

    static ObjectNode write(CardAction action) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode strings = data.putObject(KEY);
        CardActionCodec.encode(action).forEach(strings::put);
        return data;
    }

    /** The action in the data of an {@code Action.Execute} or {@code Action.Submit}; empty where it is none of ours. Never throws. */
    public static Optional<CardAction> action(JsonNode data) {
        JsonNode node = data.path(KEY);
        if (!node.isObject() || node.size() > 8) {
            return Optional.empty();
        }
        Map<String, String> strings = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                return Optional.empty();
            }
            strings.put(field.getKey(), field.getValue().textValue());
        }
        return CardActionCodec.decode(strings);
    }

    /** What was typed, by field id: the strings beside the action. Never throws. */
    public static Map<String, String> inputs(JsonNode data) {
        Map<String, String> inputs = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            String text = field.getValue().textValue();
            if (text != null && text.length() <= LONGEST_INPUT) {
                inputs.put(field.getKey(), text);
            }
        }
        return Map.copyOf(inputs);
    }
}
