package org.smtpmedic.slack.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists what Slack would refuse: a hand-written stand-in for {@code blocks.validate}, which needs a token and a network. */
final class BlockKitCheck {
    private final List<String> complaints = new ArrayList<>();

    private BlockKitCheck() {}

    static List<String> message(JsonNode message) {
        BlockKitCheck check = new BlockKitCheck();
        check.text("text", message.path("text"), BlockKitLimits.FALLBACK_TEXT);
        check.blocks(message.path("blocks"), BlockKitLimits.MESSAGE_BLOCKS);
        return check.complaints;
    }

    static List<String> view(JsonNode view) {
        BlockKitCheck check = new BlockKitCheck();
        check.that(view.path("type").asText().equals("modal"), "type");
        check.plain("title", view.path("title"), BlockKitLimits.VIEW_TITLE);
        check.plain("close", view.path("close"), BlockKitLimits.VIEW_TITLE);
        if (view.has("submit")) {
            check.plain("submit", view.path("submit"), BlockKitLimits.VIEW_TITLE);
            check.text("callback_id", view.path("callback_id"), BlockKitLimits.CALLBACK_ID);
        }
        check.blocks(view.path("blocks"), BlockKitLimits.VIEW_BLOCKS);
        return check.complaints;
    }

    private void that(boolean holds, String what) {
        if (!holds) {
            complaints.add(what);
        }
    }

    private void blocks(JsonNode blocks, int max) {
        that(!blocks.isEmpty() && blocks.size() <= max, "blocks: " + blocks.size());
        Set<String> actionIds = new HashSet<>();
        for (JsonNode id : blocks.findValues("action_id")) {
            that(actionIds.add(id.asText()), "action_id twice: " + id);
        }
        blocks.forEach(this::block);
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> plain("header", block.path("text"), BlockKitLimits.HEADER_TEXT);
            case "section" -> {
                mrkdwn("section", block.path("text"), BlockKitLimits.SECTION_TEXT);
                if (block.has("accessory")) {
                    button(block.path("accessory"));
                }
            }
            case "context" -> {
                that(block.path("elements").size() <= BlockKitLimits.CONTEXT_ELEMENTS, "context: too many");
                block.path("elements").forEach(text -> mrkdwn("context", text, BlockKitLimits.CONTEXT_TEXT));
            }
            case "actions" -> {
                int size = block.path("elements").size();
                that(size > 0 && size <= BlockKitLimits.ACTIONS_ELEMENTS, "actions: " + size);
                block.path("elements").forEach(this::element);
            }
            case "rich_text" -> rich(block);
            case "divider" -> that(block.size() == 1, "divider");
            case "input" -> input(block);
            default -> complaints.add("unknown block " + block);
        }
    }

    private void rich(JsonNode block) {
        for (JsonNode element : block.path("elements")) {
            that(element.path("type").asText().matches("rich_text_(quote|preformatted)"), "rich text type");
            int length = element.path("elements").findValuesAsText("text").stream()
                    .mapToInt(String::length)
                    .sum();
            that(length > 0 && length <= BlockKitLimits.RICH_TEXT, "rich text: " + length);
        }
    }

    private void input(JsonNode block) {
        plain("label", block.path("label"), BlockKitLimits.INPUT_LABEL);
        text("block_id", block.path("block_id"), BlockKitLimits.BLOCK_ID);
        JsonNode element = block.path("element");
        plain("placeholder", element.path("placeholder"), BlockKitLimits.INPUT_PLACEHOLDER);
        that(element.path("max_length").asInt() <= BlockKitLimits.INPUT_LENGTH, "max_length");
    }

    private void element(JsonNode element) {
        if (element.path("type").asText().equals("users_select")) {
            plain("placeholder", element.path("placeholder"), BlockKitLimits.INPUT_PLACEHOLDER);
            text("action_id", element.path("action_id"), BlockKitLimits.ACTION_ID);
        } else {
            button(element);
        }
    }

    private void button(JsonNode button) {
        that(button.path("type").asText().equals("button"), "no button: " + button);
        plain("button", button.path("text"), BlockKitLimits.BUTTON_TEXT);
        text("action_id", button.path("action_id"), BlockKitLimits.ACTION_ID);
        text("value", button.path("value"), BlockKitLimits.BUTTON_VALUE);
        that(button.path("style").asText("primary").matches("primary|danger"), "style");
        if (button.has("accessibility_label")) {
            text("accessibility_label", button.path("accessibility_label"), BlockKitLimits.ACCESSIBILITY_LABEL);
        }
        if (button.has("confirm")) {
            JsonNode confirm = button.path("confirm");
            plain("confirm title", confirm.path("title"), BlockKitLimits.CONFIRM_TITLE);
            plain("confirm text", confirm.path("text"), BlockKitLimits.CONFIRM_TEXT);
            plain("confirm yes", confirm.path("confirm"), BlockKitLimits.CONFIRM_BUTTON);
            plain("confirm no", confirm.path("deny"), BlockKitLimits.CONFIRM_BUTTON);
        }
    }

    private void plain(String what, JsonNode object, int max) {
        that(object.path("type").asText().equals("plain_text"), what + ": no plain_text");
        text(what, object.path("text"), max);
    }

    private void mrkdwn(String what, JsonNode object, int max) {
        that(object.path("type").asText().equals("mrkdwn"), what + ": no mrkdwn");
        that(object.path("verbatim").asBoolean(), what + ": not verbatim");
        text(what, object.path("text"), max);
        String bare = object.path("text")
                .asText()
                .replaceAll("<!date\\^\\d+\\^[^|<>]+\\|[^<>]+>", "")
                .replaceAll("<@[UW][A-Z0-9]+>", "")
                .replaceAll("<https?://[^<>|]+\\|[^<>|]*>", "");
        that(!bare.contains("<") && !bare.contains(">"), what + ": markup that is not ours: " + bare);
    }

    private void text(String what, JsonNode text, int max) {
        int length = text.asText().length();
        that(text.isTextual() && length > 0 && length <= max, what + ": length " + length);
    }
}
