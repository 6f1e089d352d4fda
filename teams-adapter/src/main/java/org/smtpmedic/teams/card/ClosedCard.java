package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;

/**
 * What all see of a card for one person, where the channel cannot show a message to one member alone: the person's client fetches the card
 * itself as soon as it shows this one, and so does the button on clients that do not. See "User Specific Views" in the Teams documentation.
 */
public final class ClosedCard {
    /** The verb of the fetching: a read, which changes nothing however often it comes. */
    public static final String VERB = "fetch";

    private static final String WORDS =
            "This answer is for one person. Teams shows it to them here, and to nobody else.";

    private ClosedCard() {}

    /** {@code reader} is the one person, as the channel calls them. */
    public static ObjectNode of(String reader) {
        var words = new Block.Text(List.of(new Block.Span.Plain(WORDS)), Block.Style.SUBTLE);
        ObjectNode card = of(new Card(List.of(words), WORDS), reader);
        card.withArray("body").add(AdaptiveActions.set(List.of(fetch("It is for me"))));
        return card;
    }

    /** The card itself, which stays as fresh as the closed one. */
    public static ObjectNode of(Card card, String reader) {
        ObjectNode rendered = AdaptiveCardRenderer.withDialogs().render(card);
        ObjectNode refresh = rendered.putObject("refresh");
        refresh.set("action", fetch("Show it"));
        refresh.putArray("userIds").add(reader);
        return rendered;
    }

    private static ObjectNode fetch(String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "Action.Execute")
                .put("title", title)
                .put("verb", VERB)
                .put("associatedInputs", "none");
    }
}
