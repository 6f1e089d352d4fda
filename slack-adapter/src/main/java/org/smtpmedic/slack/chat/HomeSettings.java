package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What can be set at the bot's own place: the channels in which it reads along.
 *
 * @param mayChange whether the reader is an administrator of the workspace
 */
public record HomeSettings(Set<String> listening, boolean mayChange) {
    /** The id of the choice of channels. */
    public static final String LISTEN = "listen";

    private static final String ABOUT =
            "In these channels I read along, and speak only when an error of Microsoft 365 mail is"
                    + " really there. Invite me to the channel first.";

    public HomeSettings {
        listening = Set.copyOf(listening);
    }

    void addTo(ArrayNode blocks) {
        blocks.addObject().put("type", "divider");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", "Settings");
        ObjectNode section = blocks.addObject().put("type", "section");
        ObjectNode text = section.putObject("text").put("type", "mrkdwn");
        if (mayChange) {
            text.put("text", "*Listen here.* " + ABOUT);
            ObjectNode select = section.putObject("accessory")
                    .put("type", "multi_conversations_select")
                    .put("action_id", LISTEN);
            select.putObject("placeholder").put("type", "plain_text").put("text", "Choose channels");
            select.putObject("filter")
                    .put("exclude_bot_users", true)
                    .putArray("include")
                    .add("public")
                    .add("private");
            if (!listening.isEmpty()) {
                ArrayNode chosen = select.putArray("initial_conversations");
                listening.stream().sorted().forEach(chosen::add);
            }
        } else {
            text.put(
                    "text",
                    "I read along in " + listening.size()
                            + " channels. Administrators of the workspace choose them here.");
        }
    }
}
