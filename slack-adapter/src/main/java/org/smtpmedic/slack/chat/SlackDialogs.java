package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.card.BlockKitRenderer;

/** Dialogs, the bot's own place, and a word to one person. None of them is worth a retry: a dialog's moment is over in three seconds. */
public final class SlackDialogs {
    private static final Logger log = LoggerFactory.getLogger(SlackDialogs.class);

    private final SlackApi api;
    private final SlackMessages messages;
    private final BlockKitRenderer renderer = new BlockKitRenderer();

    public SlackDialogs(SlackApi api) {
        this.api = api;
        this.messages = new SlackMessages(api);
    }

    /** Opens a form; what is sent comes back with the conversation's address. */
    public void form(Address conversation, String trigger, Block.Form form) {
        open(conversation.team(), trigger, renderer.form(form, conversation.toString()), false);
    }

    /** Opens a card to read. {@code above}: on top of the dialog that is open. */
    public void details(Address conversation, String trigger, Card card, boolean above) {
        boolean titled = card.blocks().getFirst() instanceof Block.Heading;
        String title = card.blocks().getFirst() instanceof Block.Heading heading ? heading.text() : card.fallback();
        List<Block> rest = titled ? card.blocks().subList(1, card.blocks().size()) : card.blocks();
        ObjectNode view = renderer.details(title, rest, conversation.toString());
        BlockAddresses.write(view.path("blocks"), conversation);
        open(conversation.team(), trigger, view, above);
    }

    /** Shows the bot's own place. */
    public void home(Address direct, Card card, HomeSettings settings) {
        ObjectNode view = renderer.home(card);
        BlockAddresses.write(view.path("blocks"), direct);
        settings.addTo(view.withArray("blocks"));
        String json = view.toString();
        log(
                "views.publish",
                api.call(
                        direct.team(),
                        "views.publish",
                        client -> client.viewsPublish(
                                request -> request.userId(direct.person()).viewAsString(json))));
    }

    /** Tells one person something, in the conversation where they are, else in direct messages. */
    public void tell(Address conversation, String person, Card card) {
        var content = SlackMessages.Content.of(renderer.message(card));
        if (!conversation.isDirect()) {
            String thread = conversation.isUnrooted() ? "" : conversation.thread();
            if (messages.whisper(conversation.team(), conversation.channel(), thread, person, content)
                    instanceof Answer.Ok<?>) {
                return;
            }
        }
        if (messages.direct(conversation.team(), person) instanceof Answer.Ok<String>(String channel)) {
            log("chat.postMessage", messages.post(conversation.team(), channel, "", content));
        }
    }

    private void open(String team, String trigger, ObjectNode view, boolean above) {
        String json = view.toString();
        if (above) {
            log(
                    "views.push",
                    api.call(
                            team,
                            "views.push",
                            client -> client.viewsPush(
                                    request -> request.triggerId(trigger).viewAsString(json))));
        } else {
            log(
                    "views.open",
                    api.call(
                            team,
                            "views.open",
                            client -> client.viewsOpen(
                                    request -> request.triggerId(trigger).viewAsString(json))));
        }
    }

    private static void log(String method, Answer<?> answer) {
        switch (answer) {
            case Answer.Ok<?> _ -> {}
            case Answer.Refused<?>(String error) -> log.warn("{} was refused: {}", method, error);
            case Answer.Limited<?> _ -> log.warn("{} is limited", method);
            case Answer.Away<?>(String reason) -> log.warn("{} did not get through: {}", method, reason);
        }
    }
}
