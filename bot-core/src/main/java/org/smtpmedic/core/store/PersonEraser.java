package org.smtpmedic.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes a person out of stored records, wherever they stand in them; remembers what the person was called. */
final class PersonEraser {
    static final String NOBODY = "forgotten";
    private static final String SOMEBODY = "somebody";

    private final String personId;
    private final Set<String> names = new HashSet<>();

    PersonEraser(String personId) {
        this.personId = personId;
    }

    /** The record with nobody in the person's place. */
    String withoutPerson(String json) {
        return Json.tree(json, this::withoutPerson);
    }

    /** The record with another word for each name that was found so far. */
    String withoutNames(String json) {
        return Json.tree(json, this::withoutNames);
    }

    private JsonNode withoutPerson(JsonNode node) {
        if (node instanceof ObjectNode object
                && personId.equals(object.path("id").asText())
                && object.has("zone")) {
            names.add(object.path("name").asText());
            object.put("id", NOBODY).put("name", SOMEBODY).put("zone", "UTC");
        }
        return each(node, this::withoutPerson);
    }

    private JsonNode withoutNames(JsonNode node) {
        if (node instanceof TextNode text) {
            String words = text.asText().replace(personId, NOBODY);
            for (String name : names) {
                words = name.isBlank() ? words : words.replace(name, SOMEBODY);
            }
            return TextNode.valueOf(words);
        }
        return each(node, this::withoutNames);
    }

    private static JsonNode each(JsonNode node, java.util.function.UnaryOperator<JsonNode> change) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    field.setValue(change.apply(field.getValue()));
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, change.apply(array.get(i)));
                }
            }
            default -> {}
        }
        return node;
    }
}
