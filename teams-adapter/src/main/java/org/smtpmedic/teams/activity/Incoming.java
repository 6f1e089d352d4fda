package org.smtpmedic.teams.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.teams.store.Address;

/**
 * The parts of an activity that we use, each of them checked. Dates are not read at all: the channel writes them in forms that its own SDK fails
 * on, and our clock is as good.
 *
 * @param eventId the same for a redelivered activity, and for no other
 * @param personId the person's id in the organization, or the channel's where there is none
 * @param channelId the person as the channel calls them
 * @param isTargeted whether only the bot saw it, so that the answer is for that person alone
 */
record Incoming(
        String type,
        String name,
        String eventId,
        String conversationId,
        boolean isPersonal,
        boolean isTargeted,
        String personId,
        String channelId,
        String personName,
        Optional<ZoneId> zone,
        String tenantId,
        String team,
        String botId,
        String serviceUrl,
        JsonNode raw) {
    private static final int LONGEST_NAME = 100;
    private static final int ID_BYTES = 12;

    /** Reads an activity that the gate let in; empty where it does not say where it happened, or who did it. */
    static Optional<Incoming> read(JsonNode raw) {
        String conversation = raw.at("/conversation/id").asText();
        String botId = raw.at("/recipient/id").asText();
        String channelId = raw.at("/from/id").asText();
        String person = Stream.of(raw.at("/from/aadObjectId").asText(), channelId)
                .filter(Address::isId)
                .findFirst()
                .orElse("");
        if (!Address.isId(conversation) || !Address.isId(botId) || person.isEmpty()) {
            return Optional.empty();
        }
        String type = raw.path("type").asText();
        String name = PlainText.cut(PlainText.clean(raw.at("/from/name").asText()), LONGEST_NAME);
        return Optional.of(new Incoming(
                type,
                raw.path("name").asText(),
                eventId(conversation, raw),
                conversation,
                raw.at("/conversation/conversationType").asText().equals("personal"),
                raw.at("/recipient/isTargeted").asBoolean(false),
                person,
                Address.isId(channelId) ? channelId : person,
                name.isBlank() ? "Somebody" : name,
                zone(raw),
                tenant(raw),
                raw.at("/channelData/team/id").asText(),
                botId,
                raw.path("serviceUrl").asText(),
                raw));
    }

    /** Where it happened, as the core knows it. A slash command is between the person and the bot alone, wherever it was typed. */
    Address address() {
        return new Address(
                conversationId, isTargeted && !isPersonal ? Optional.of(personId) : Optional.<String>empty());
    }

    JsonNode value() {
        return raw.path("value");
    }

    /** The message that a click was made on; empty where it was none. */
    Optional<String> replyToId() {
        return Optional.of(raw.path("replyToId").asText()).filter(Address::isId);
    }

    /** Ids of activities count within their conversation only; an invoke may come without one, and is then known by what it says. */
    private static String eventId(String conversation, JsonNode raw) {
        String id = raw.path("id").asText();
        String what = id.isEmpty() ? raw.toString() : raw.path("type").asText() + " " + id;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((conversation + " " + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String tenant(JsonNode raw) {
        return Stream.of(
                        raw.at("/channelData/tenant/id").asText(),
                        raw.at("/conversation/tenantId").asText())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<ZoneId> zone(JsonNode raw) {
        return Stream.concat(
                        raw.path("entities")
                                .valueStream()
                                .map(entity -> entity.path("timezone").asText()),
                        Stream.of(raw.path("localTimezone").asText()))
                .flatMap(text -> zone(text).stream())
                .findFirst();
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
