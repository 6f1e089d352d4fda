package org.smtpmedic.teams.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** Activities in the form in which Teams sends them. */
public final class Activities {
    public static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";
    public static final String BOT = "28:" + TokenMint.APP;
    public static final String CHANNEL_THREAD = "19:general@thread.tacv2;messageid=1700000000000";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger IDS = new AtomicInteger(1000);

    private Activities() {}

    /** A person's personal chat with the bot. */
    public static String chat(String person) {
        return "a:" + person;
    }

    /** What every activity has; {@code person} is a first name in lower case. */
    public static ObjectNode of(String type, String serviceUrl, String conversation, String person) {
        ObjectNode activity = JSON.createObjectNode()
                .put("type", type)
                .put("id", "17000000" + IDS.incrementAndGet())
                .put("timestamp", "2026-11-21T08:00:00.123456Z")
                .put("localTimestamp", "2026-11-21T09:00:00.123456+01:00")
                .put("channelId", "msteams")
                .put("serviceUrl", serviceUrl);
        activity.putObject("from")
                .put("id", "29:" + person)
                .put("name", Character.toUpperCase(person.charAt(0)) + person.substring(1))
                .put("aadObjectId", objectId(person));
        activity.putObject("conversation")
                .put("conversationType", conversation.startsWith("a:") ? "personal" : "channel")
                .put("tenantId", TENANT)
                .put("id", conversation);
        activity.putObject("recipient").put("id", BOT).put("name", "SMTP Medic");
        activity.putArray("entities").addObject().put("type", "clientInfo").put("timezone", "Europe/Berlin");
        ObjectNode data = activity.putObject("channelData");
        data.putObject("tenant").put("id", TENANT);
        if (!conversation.startsWith("a:")) {
            data.putObject("team").put("id", "19:general@thread.tacv2");
        }
        return activity;
    }

    /** The person's id in the organization. */
    public static String objectId(String person) {
        return "00000000-0000-0000-0000-" + String.format("%012x", person.hashCode() & 0xFFFFFFFFL);
    }

    /** Something said; in a channel it mentions the bot. */
    public static ObjectNode message(String serviceUrl, String conversation, String person, String text) {
        ObjectNode activity = of("message", serviceUrl, conversation, person).put("textFormat", "plain");
        if (conversation.startsWith("a:")) {
            return activity.put("text", text);
        }
        ObjectNode mention = activity.withArray("entities").addObject().put("type", "mention");
        mention.put("text", "<at>SMTP Medic</at>")
                .putObject("mentioned")
                .put("id", BOT)
                .put("name", "SMTP Medic");
        return activity.put("text", "<at>SMTP Medic</at> " + text);
    }

    /** A request whose answer the client waits for. */
    public static ObjectNode invoke(
            String name, String serviceUrl, String conversation, String person, String replyTo, JsonNode value) {
        ObjectNode activity = of("invoke", serviceUrl, conversation, person).put("name", name);
        if (!replyTo.isEmpty()) {
            activity.put("replyToId", replyTo);
        }
        activity.set("value", value);
        return activity;
    }

    /** A click on an {@code Action.Execute} with this data. */
    public static ObjectNode click(
            String serviceUrl, String conversation, String person, String replyTo, JsonNode data) {
        ObjectNode value = JSON.createObjectNode().put("trigger", "manual");
        ObjectNode action =
                value.putObject("action").put("type", "Action.Execute").put("verb", "smtpmedic");
        action.set("data", data);
        return invoke("adaptiveCard/action", serviceUrl, conversation, person, replyTo, value);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
