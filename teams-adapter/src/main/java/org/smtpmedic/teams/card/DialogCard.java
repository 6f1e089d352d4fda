package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.PlainText;

/** What stands in a dialog. There, a Submit is the only action that every client knows. */
public final class DialogCard {
    private DialogCard() {}

    /** A card to read. */
    public static ObjectNode of(Card card) {
        ObjectNode rendered = new AdaptiveCardRenderer().render(card);
        submitOnly(rendered);
        return rendered;
    }

    /** A form, opened; {@code typed} stands in its field already, cut to what fits. */
    public static ObjectNode of(Form form, Optional<String> typed) {
        return form(form, typed, ActionData.write(form.send().action()));
    }

    /** A form whose answer comes without an action, under the field's id alone. */
    public static ObjectNode ofField(Form form, String typed) {
        return form(form, Optional.of(typed), JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode form(Form form, Optional<String> typed, ObjectNode data) {
        ObjectNode field = AdaptivePage.field(form);
        typed.ifPresent(text -> field.put("value", PlainText.cut(text, form.maxLength())));
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("type", "AdaptiveCard")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("version", "1.5")
                .put("fallbackText", form.label())
                .put("speak", form.label());
        card.putObject("msteams").put("width", "Full");
        card.putArray("body")
                .add(field)
                .add(AdaptiveActions.set(
                        List.of(AdaptiveActions.send(form.send().label(), data))));
        return card;
    }

    private static void submitOnly(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode each = array.get(i);
                if (each.path("type").asText().equals("Action.Execute")) {
                    array.set(i, each.path("fallback"));
                }
            }
        }
        node.forEach(DialogCard::submitOnly);
    }
}
