package org.smtpmedic.slack.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.event.Arrival.Message;
import org.smtpmedic.slack.event.Arrival.Nothing;
import org.smtpmedic.slack.event.Arrival.Reach;
import org.smtpmedic.slack.event.Arrival.Who;

/** Payloads of the Events API. */
final class EventReading {
    /** Messages with a subtype that a person wrote; all others (joined, changed, deleted, by a bot, …) are nothing to us. */
    private static final Set<String> WRITTEN = Set.of("", "file_share", "thread_broadcast", "me_message");

    /** Later times are no times. */
    private static final long LAST_SECOND = 99_999_999_999L;

    private EventReading() {}

    static Arrival read(JsonNode payload) {
        JsonNode event = payload.path("event");
        return switch (event.path("type").asText()) {
            case "app_mention" -> message(payload, event, Reach.MENTION);
            case "message" -> {
                boolean direct = event.path("channel_type").asText().equals("im");
                yield message(payload, event, direct ? Reach.DIRECT : Reach.OVERHEARD);
            }
            case "app_home_opened" ->
                event.path("tab").asText("home").equals("home")
                        ? new Arrival.HomeOpened(who(payload, event))
                        : new Nothing();
            case "app_uninstalled" -> removed(payload);
            case "tokens_revoked" -> event.at("/tokens/bot").isEmpty() ? new Nothing() : removed(payload);
            default -> new Nothing();
        };
    }

    private static Arrival message(JsonNode payload, JsonNode event, Reach reach) {
        Optional<String> bot = Fields.text(payload, "/authorizations/0/user_id").filter(Address::isId);
        if (event.has("bot_id")
                || !WRITTEN.contains(event.path("subtype").asText())
                || bot.equals(Fields.text(event, "/user"))) {
            return new Nothing();
        }
        String text = event.path("text").asText();
        // The same message comes as a mention as well.
        if (reach == Reach.OVERHEARD
                && bot.filter(id -> SlackText.mentions(text, id)).isPresent()) {
            return new Nothing();
        }
        String ts = Fields.ts(event, "/ts");
        return new Message(
                who(payload, event),
                reach,
                Fields.id(event, "/channel"),
                ts,
                Fields.text(event, "/thread_ts").filter(Address::isTs).orElse(ts),
                SlackText.plain(bot.map(id -> SlackText.without(text, id)).orElse(text)),
                PayloadReader.files(event));
    }

    private static Arrival removed(JsonNode payload) {
        long seconds = payload.path("event_time").asLong(-1);
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new Fields.Missing("/event_time");
        }
        // Slack counts in seconds, and what happened within this one was before the removal.
        Instant end = Instant.ofEpochSecond(seconds + 1).minusMillis(1);
        return new Arrival.Removed(Fields.id(payload, "/team_id"), end);
    }

    private static Who who(JsonNode payload, JsonNode event) {
        return new Who(Fields.id(payload, "/team_id"), Fields.id(event, "/user"), Optional.empty());
    }
}
