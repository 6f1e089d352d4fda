package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be set at the bot's own place: the channels in which it reads along, and who may have something tested.
 *
 * @param testers none at all stands for everybody; {@link Places#NOBODY} among them for people who were forgotten
 * @param mayChange whether the reader is an administrator of the workspace
 */
public record HomeSettings(Set<String> listening, Set<String> testers, boolean mayChange) {
    /** The id of the choice of channels. */
    public static final String LISTEN = "listen";
    /** The id of the choice of people. */
    public static final String TESTERS = "testers";

    private static final String ABOUT_LISTENING =
            "In these channels I read along, and speak only when an error of Microsoft 365 mail is"
                    + " really there. Invite me to the channel first.";
    private static final String ABOUT_TESTERS = "Everybody, as long as nobody is named here; else the people named here"
            + " and nobody else. Whoever runs me may have chosen fewer.";

    public HomeSettings {
        listening = Set.copyOf(listening);
        testers = Set.copyOf(testers);
    }

    void addTo(ArrayNode blocks) {
        blocks.addObject().put("type", "divider");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", "Settings");
        if (mayChange) {
            channels(section(blocks, "*Listen here.* " + ABOUT_LISTENING));
            people(section(blocks, "*Who may test.* " + ABOUT_TESTERS));
        } else {
            section(
                    blocks,
                    "I read along in " + listening.size() + " channels, and "
                            + (testers.isEmpty() ? "everybody" : named().size() + " people")
                            + " may have something tested. Administrators of the workspace choose that here.");
        }
    }

    private Set<String> named() {
        return testers.stream().filter(person -> !person.equals(Places.NOBODY)).collect(Collectors.toSet());
    }

    private static ObjectNode section(ArrayNode blocks, String words) {
        ObjectNode section = blocks.addObject().put("type", "section");
        section.putObject("text").put("type", "mrkdwn").put("text", words);
        return section;
    }

    private void channels(ObjectNode section) {
        ObjectNode select = select(section, "multi_conversations_select", LISTEN, "Choose channels");
        select.putObject("filter")
                .put("exclude_bot_users", true)
                .putArray("include")
                .add("public")
                .add("private");
        initial(select, "initial_conversations", listening);
    }

    private void people(ObjectNode section) {
        String withoutNames = testers.isEmpty() ? "Everybody" : "Nobody";
        initial(select(section, "multi_users_select", TESTERS, withoutNames), "initial_users", named());
    }

    private static ObjectNode select(ObjectNode section, String type, String id, String placeholder) {
        ObjectNode select = section.putObject("accessory").put("type", type).put("action_id", id);
        select.putObject("placeholder").put("type", "plain_text").put("text", placeholder);
        return select;
    }

    private static void initial(ObjectNode select, String field, Set<String> chosen) {
        if (!chosen.isEmpty()) {
            ArrayNode ids = select.putArray(field);
            chosen.stream().sorted().forEach(ids::add);
        }
    }
}
