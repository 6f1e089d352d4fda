package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.card.CaseForms;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.teams.card.ActionData;
import org.smtpmedic.teams.card.AdaptiveCardRenderer;
import org.smtpmedic.teams.card.ClosedCard;
import org.smtpmedic.teams.card.DialogCard;

/** Requests whose answer the client waits for: clicks, dialogs, the message action. */
final class Invokes {
    /** The id of the message action in the manifest. */
    static final String DIAGNOSE = "diagnose";

    private static final String ERROR = "error";
    private static final int LONGEST_ERROR = 20_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Core core;
    private final Patience patience;
    private final AdaptiveCardRenderer renderer = AdaptiveCardRenderer.withDialogs();

    Invokes(Core core, Patience patience) {
        this.core = core;
        this.patience = patience;
    }

    Answer answer(Happened happened) {
        return switch (happened.incoming().name()) {
            case "adaptiveCard/action" -> clicked(happened);
            case "task/fetch" -> dialog(happened);
            case "task/submit" -> submitted(happened);
            case "composeExtension/fetchTask" ->
                messageAction(happened.incoming().value());
            case "composeExtension/submitAction" -> messageSubmitted(happened);
            default -> new Answer(501, Optional.empty());
        };
    }

    private Answer clicked(Happened happened) {
        JsonNode clicked = happened.incoming().value().path("action");
        if (clicked.path("verb").asText().equals(ClosedCard.VERB)) {
            return Answer.of(now(happened));
        }
        JsonNode data = clicked.path("data");
        Optional<CardAction> action = ActionData.action(data);
        if (action.isEmpty()) {
            return Answer.of(error(CardActionCodec.UNKNOWN_BUTTON));
        }
        // A client that refreshes a card by itself reads, and never presses.
        boolean pressed = !happened.incoming().value().path("trigger").asText().equals("automatic");
        if (pressed && !handled(new ChatEvent.Pressed(happened.header(), action.get(), ActionData.inputs(data)))) {
            return Answer.of(words("Still working on it. The card changes when it is done."));
        }
        return Answer.of(now(happened));
    }

    private ObjectNode now(Happened happened) {
        return patience.soon(() -> shown(happened))
                .map(card -> content(card, happened))
                .map(Invokes::card)
                .orElseGet(() -> words("Noted."));
    }

    /** A card for one person is shown to them alone, whoever asks. */
    private ObjectNode content(Card card, Happened happened) {
        Incoming incoming = happened.incoming();
        if (card.onlyFor().isEmpty() || incoming.isPersonal()) {
            return renderer.render(card);
        }
        return card.onlyFor().get().equals(happened.person().id())
                ? ClosedCard.of(card, incoming.channelId())
                : ClosedCard.of(card.onlyFor().get());
    }

    private boolean handled(ChatEvent event) {
        return patience.done(() -> core.handle(event));
    }

    private Optional<Card> shown(Happened happened) {
        Incoming incoming = happened.incoming();
        return incoming.replyToId().flatMap(id -> {
            boolean elsewhere = !happened.address().conversationId().equals(incoming.conversationId());
            return core.shownBy(happened.address().reference(), elsewhere ? incoming.conversationId() + " " + id : id);
        });
    }

    private Answer dialog(Happened happened) {
        JsonNode data = happened.incoming().value().path("data");
        Optional<CardAction> action = ActionData.action(data);
        if (action.isPresent() && action.get() instanceof CardAction.ShowDetails details) {
            Card card = core.details(happened.address().reference(), happened.person(), details);
            return Answer.of(opened("Details", DialogCard.of(card)));
        }
        return action.flatMap(CaseForms::of)
                .map(form -> Answer.of(opened(form.label(), DialogCard.of(form, Optional.empty()))))
                .orElseGet(() -> Answer.of(message(CardActionCodec.UNKNOWN_BUTTON)));
    }

    private Answer submitted(Happened happened) {
        JsonNode data = happened.incoming().value().path("data");
        Optional<CardAction> action = ActionData.action(data);
        if (action.isEmpty()) {
            return Answer.of(message(CardActionCodec.UNKNOWN_BUTTON));
        }
        boolean done = handled(new ChatEvent.Pressed(happened.header(), action.get(), ActionData.inputs(data)));
        return done ? Answer.done() : Answer.of(message("Still working on it. The card changes when it is done."));
    }

    private static Answer messageAction(JsonNode value) {
        if (!value.path("commandId").asText().equals(DIAGNOSE)) {
            return Answer.of(message("I do not know that command."));
        }
        JsonNode body = value.at("/messagePayload/body");
        String content = body.path("content").asText();
        String text = body.path("contentType").asText().equals("text") ? content : MessageText.ofHtml(content);
        Form form = new Form(
                ERROR,
                "The error",
                "535 5.7.139 Authentication unsuccessful, …",
                true,
                LONGEST_ERROR,
                Button.primary("Diagnose", new CardAction.ListCases()));
        return Answer.of(opened("Diagnose SMTP error", DialogCard.ofField(form, PlainText.cut(text, LONGEST_ERROR))));
    }

    private Answer messageSubmitted(Happened happened) {
        JsonNode value = happened.incoming().value();
        String text = value.path("data").path(ERROR).asText();
        if (!value.path("commandId").asText().equals(DIAGNOSE) || text.isBlank()) {
            return Answer.of(message("There was no error to look at."));
        }
        handled(new ChatEvent.Said(happened.header(), PlainText.cut(text, LONGEST_ERROR)));
        return Answer.of(message("I answer in the conversation; where I am no member, in our personal chat."));
    }

    private static ObjectNode opened(String title, ObjectNode card) {
        ObjectNode body = JSON.objectNode();
        ObjectNode task = body.putObject("task").put("type", "continue");
        ObjectNode value = task.putObject("value")
                .put("title", PlainText.cut(title, 60))
                .put("height", "medium")
                .put("width", "medium");
        value.putObject("card")
                .put("contentType", AdaptiveCardRenderer.CONTENT_TYPE)
                .set("content", card);
        return body;
    }

    private static ObjectNode message(String words) {
        ObjectNode body = JSON.objectNode();
        body.putObject("task").put("type", "message").put("value", words);
        return body;
    }

    private static ObjectNode card(ObjectNode card) {
        ObjectNode body = JSON.objectNode().put("statusCode", 200).put("type", AdaptiveCardRenderer.CONTENT_TYPE);
        body.set("value", card);
        return body;
    }

    private static ObjectNode words(String words) {
        return JSON.objectNode()
                .put("statusCode", 200)
                .put("type", "application/vnd.microsoft.activity.message")
                .put("value", words);
    }

    private static ObjectNode error(String words) {
        ObjectNode body = JSON.objectNode().put("statusCode", 400).put("type", "application/vnd.microsoft.error");
        body.putObject("value").put("code", "BadRequest").put("message", words);
        return body;
    }
}
