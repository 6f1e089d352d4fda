package org.smtpmedic.teams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.teams.card.AdaptiveCardRenderer;
import org.smtpmedic.teams.card.ClosedCard;

/** A card as the activity that shows it. */
final class MessageActivity {
    private static final int LONGEST_SUMMARY = 200;

    private final AdaptiveCardRenderer renderer;

    MessageActivity(AdaptiveCardRenderer renderer) {
        this.renderer = renderer;
    }

    /** {@code reader} is the one member who is to see it; empty for all. */
    ObjectNode of(Card card, String botId, Optional<String> reader) {
        ObjectNode activity = of(card.fallback(), renderer.render(card), botId);
        reader.ifPresent(id -> activity.putObject("recipient").put("id", id).put("isTargeted", true));
        return activity;
    }

    /** A message that all see, and that tells one member alone what is in it. */
    ObjectNode closed(String botId, String reader) {
        ObjectNode card = ClosedCard.of(reader);
        return of(card.path("fallbackText").asText(), card, botId);
    }

    private static ObjectNode of(String words, ObjectNode card, String botId) {
        ObjectNode activity = JsonNodeFactory.instance
                .objectNode()
                .put("type", "message")
                .put("summary", PlainText.cut(PlainText.clean(words), LONGEST_SUMMARY));
        activity.putObject("from").put("id", botId);
        activity.putArray("attachments")
                .addObject()
                .put("contentType", AdaptiveCardRenderer.CONTENT_TYPE)
                .set("content", card);
        return activity;
    }
}
