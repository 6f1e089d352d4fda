package org.smtpmedic.slack.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Block.Quote;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.card.PlainText;

/** The single elements of Block Kit, each within its limits. */
final class BlockElements {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BlockElements() {}

    static ObjectNode plain(String text, int max) {
        String shown = PlainText.cut(PlainText.clean(text), max);
        return JSON.objectNode()
                .put("type", "plain_text")
                .put("text", shown.isBlank() ? "–" : shown)
                .put("emoji", false);
    }

    /** {@code verbatim}: Slack makes no link or mention of its own out of the text. */
    static ObjectNode mrkdwn(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    static ObjectNode header(String text) {
        return block("header").set("text", plain(text, BlockKitLimits.HEADER_TEXT));
    }

    static ObjectNode section(String mrkdwn) {
        return block("section").set("text", mrkdwn(mrkdwn));
    }

    static ObjectNode context(String mrkdwn) {
        ObjectNode block = block("context");
        block.putArray("elements").add(mrkdwn(mrkdwn));
        return block;
    }

    static ObjectNode divider() {
        return block("divider");
    }

    static ObjectNode actions(List<ObjectNode> buttons) {
        ObjectNode block = block("actions");
        block.putArray("elements").addAll(buttons);
        return block;
    }

    /** Rich text takes every character as it is. */
    static ObjectNode quote(Quote quote) {
        int part = BlockKitLimits.RICH_TEXT / 3;
        ArrayNode texts = JSON.arrayNode();
        addText(texts, quote.before(), part, false);
        addText(texts, quote.marked(), part, true);
        addText(texts, quote.after(), part, false);
        return rich("rich_text_quote", texts);
    }

    static ObjectNode preformatted(String text) {
        ArrayNode texts = JSON.arrayNode();
        addText(texts, text, BlockKitLimits.RICH_TEXT, false);
        return rich("rich_text_preformatted", texts);
    }

    static ObjectNode button(String actionId, Button button) {
        ObjectNode element = JSON.objectNode().put("type", "button").put("action_id", actionId);
        element.set("text", plain(button.label(), BlockKitLimits.BUTTON_TEXT));
        element.put("value", CardActionCodec.encodeToString(button.action()));
        switch (button.look()) {
            case NORMAL -> {}
            case PRIMARY -> element.put("style", "primary");
            case DANGER -> element.put("style", "danger");
        }
        button.speech()
                .ifPresent(speech -> element.put(
                        "accessibility_label",
                        PlainText.cut(PlainText.clean(speech), BlockKitLimits.ACCESSIBILITY_LABEL)));
        button.confirm().ifPresent(confirm -> element.set("confirm", confirm(confirm, button.look())));
        return element;
    }

    /** The choice of a person to hand a reminder over to; platforms differ in how people are chosen. */
    static ObjectNode handOver(String followUpId) {
        ObjectNode element =
                JSON.objectNode().put("type", "users_select").put("action_id", BlockKitRenderer.HAND_OVER + followUpId);
        element.set("placeholder", plain("Hand over to …", BlockKitLimits.INPUT_PLACEHOLDER));
        return element;
    }

    private static ObjectNode confirm(Button.Confirm confirm, Button.Look look) {
        ObjectNode dialog = JSON.objectNode();
        dialog.set("title", plain(confirm.title(), BlockKitLimits.CONFIRM_TITLE));
        dialog.set("text", plain(confirm.text(), BlockKitLimits.CONFIRM_TEXT));
        dialog.set("confirm", plain(confirm.yes(), BlockKitLimits.CONFIRM_BUTTON));
        dialog.set("deny", plain(confirm.no(), BlockKitLimits.CONFIRM_BUTTON));
        return look == Button.Look.DANGER ? dialog.put("style", "danger") : dialog;
    }

    static ObjectNode input(Form form) {
        ObjectNode element = JSON.objectNode().put("type", "plain_text_input").put("action_id", form.fieldId());
        element.put("multiline", form.multiline());
        element.put("max_length", Math.min(form.maxLength(), BlockKitLimits.INPUT_LENGTH));
        element.set("placeholder", plain(form.placeholder(), BlockKitLimits.INPUT_PLACEHOLDER));
        ObjectNode block = block("input").put("block_id", form.fieldId());
        block.set("label", plain(form.label(), BlockKitLimits.INPUT_LABEL));
        block.set("element", element);
        return block;
    }

    private static ObjectNode block(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode rich(String type, ArrayNode texts) {
        ObjectNode inner = JSON.objectNode().put("type", type);
        inner.set("elements", texts);
        ObjectNode block = block("rich_text");
        block.putArray("elements").add(inner);
        return block;
    }

    private static void addText(ArrayNode texts, String text, int max, boolean bold) {
        String shown = PlainText.cut(PlainText.clean(text), max);
        if (shown.isEmpty()) {
            return;
        }
        ObjectNode node = texts.addObject().put("type", "text").put("text", shown);
        if (bold) {
            node.putObject("style").put("bold", true);
        }
    }
}
