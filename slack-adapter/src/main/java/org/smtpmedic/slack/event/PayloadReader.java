package org.smtpmedic.slack.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.smtpmedic.slack.card.BlockKitRenderer;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.chat.BlockAddresses;
import org.smtpmedic.slack.chat.HomeSettings;
import org.smtpmedic.slack.event.Arrival.Broken;
import org.smtpmedic.slack.event.Arrival.Nothing;
import org.smtpmedic.slack.event.Arrival.Setting;
import org.smtpmedic.slack.event.Arrival.Who;

/** Payloads of commands and interactivity to arrivals. Total: whatever it is given, it answers with an arrival. */
public final class PayloadReader {
    /** Callback ids of the manifest. */
    public static final String MESSAGE_SHORTCUT = "diagnose_smtp_error";

    public static final String GLOBAL_SHORTCUT = "new_smtp_case";
    public static final String COMMAND = "/smtp-test";

    private static final int MOST_FILES = 5;

    private PayloadReader() {}

    /** What the payload says. */
    public static Arrival read(JsonNode payload) {
        try {
            return payload.has("command") ? command(payload) : byType(payload);
        } catch (Fields.Missing missing) {
            return new Broken("no usable " + missing.field());
        }
    }

    private static Arrival byType(JsonNode payload) {
        return switch (payload.path("type").asText()) {
            case "event_callback" -> EventReading.read(payload);
            case "block_actions" -> clicked(payload);
            case "view_submission" -> submitted(payload);
            case "message_action" -> pointed(payload);
            case "shortcut" -> started(payload);
            case "view_closed" -> new Nothing();
            default -> new Broken("a type that is not ours");
        };
    }

    private static Arrival command(JsonNode payload) {
        if (!Fields.some(payload, "/command").equals(COMMAND)) {
            return new Broken("a command that is not ours");
        }
        var who = new Who(
                Fields.id(payload, "/team_id"), Fields.id(payload, "/user_id"), Fields.text(payload, "/user_name"));
        return new Arrival.Command(
                who,
                Fields.id(payload, "/channel_id"),
                SlackText.plain(Fields.text(payload, "/text").orElse("")).strip(),
                Fields.some(payload, "/trigger_id"));
    }

    private static Arrival clicked(JsonNode payload) {
        JsonNode action = payload.at("/actions/0");
        if (action.isMissingNode()) {
            throw new Fields.Missing("/actions");
        }
        return switch (action.path("action_id").asText()) {
            case HomeSettings.LISTEN -> chosen(payload, Setting.LISTENING, action.path("selected_conversations"));
            case HomeSettings.TESTERS -> chosen(payload, Setting.TESTERS, action.path("selected_users"));
            default -> pressed(payload, action);
        };
    }

    private static Arrival chosen(JsonNode payload, Setting setting, JsonNode ids) {
        if (!ids.isArray()) {
            throw new Fields.Missing("/actions/0");
        }
        return new Arrival.Chosen(
                who(payload), setting, texts(ids).filter(Address::isId).collect(Collectors.toSet()));
    }

    private static Arrival pressed(JsonNode payload, JsonNode action) {
        String id = action.path("action_id").asText();
        if (id.startsWith(BlockKitRenderer.HAND_OVER)) {
            return new Arrival.HandedOver(
                    who(payload),
                    conversation(payload, action),
                    followUp(id.substring(BlockKitRenderer.HAND_OVER.length())),
                    Fields.id(action, "/selected_user"),
                    Fields.some(payload, "/trigger_id"));
        }
        if (!action.path("type").asText().equals("button")) {
            return new Nothing();
        }
        boolean inDialog = payload.at("/view/type").asText().equals("modal");
        return new Arrival.Clicked(
                who(payload),
                conversation(payload, action),
                Fields.some(action, "/value"),
                Fields.some(payload, "/trigger_id"),
                inDialog);
    }

    private static String followUp(String id) {
        if (!id.matches("[A-Za-z0-9._-]{1,80}")) {
            throw new Fields.Missing("/actions/0/action_id");
        }
        return id;
    }

    private static Address conversation(JsonNode payload, JsonNode action) {
        return Fields.text(action, "/block_id")
                .flatMap(BlockAddresses::read)
                .or(() -> Fields.text(payload, "/view/private_metadata").flatMap(Address::parse))
                .filter(address -> address.team().equals(who(payload).team()))
                .orElseThrow(() -> new Fields.Missing("/actions/0/block_id"));
    }

    private static Arrival submitted(JsonNode payload) {
        var conversation = Fields.text(payload, "/view/private_metadata")
                .flatMap(Address::parse)
                .filter(address -> address.team().equals(who(payload).team()))
                .orElseThrow(() -> new Fields.Missing("/view/private_metadata"));
        return new Arrival.Submitted(
                who(payload),
                conversation,
                Fields.some(payload, "/view/callback_id"),
                inputs(payload.at("/view/state/values")),
                Fields.some(payload, "/trigger_id"));
    }

    private static Map<String, String> inputs(JsonNode values) {
        Map<String, String> inputs = new HashMap<>();
        values.properties()
                .forEach(block -> block.getValue().properties().forEach(field -> {
                    String typed = field.getValue().path("value").textValue();
                    inputs.put(field.getKey(), typed == null ? "" : typed);
                }));
        return inputs;
    }

    private static Arrival pointed(JsonNode payload) {
        if (!payload.path("callback_id").asText().equals(MESSAGE_SHORTCUT)) {
            return new Broken("a shortcut that is not ours");
        }
        JsonNode message = payload.path("message");
        String ts = Fields.ts(message, "/ts");
        return new Arrival.Pointed(
                who(payload),
                Fields.id(payload, "/channel/id"),
                Fields.text(message, "/thread_ts").filter(Address::isTs).orElse(ts),
                wholeText(message),
                files(message),
                Fields.some(payload, "/trigger_id"));
    }

    private static Arrival started(JsonNode payload) {
        return payload.path("callback_id").asText().equals(GLOBAL_SHORTCUT)
                ? new Arrival.Started(who(payload), Fields.some(payload, "/trigger_id"))
                : new Broken("a shortcut that is not ours");
    }

    private static Who who(JsonNode payload) {
        // An app that is installed for a whole organization names the workspace of the person instead.
        String team = Fields.text(payload, "/team/id")
                .or(() -> Fields.text(payload, "/user/team_id"))
                .filter(Address::isId)
                .orElseThrow(() -> new Fields.Missing("/team/id"));
        return new Who(team, Fields.id(payload, "/user/id"), name(payload));
    }

    private static Optional<String> name(JsonNode payload) {
        return Fields.text(payload, "/user/name").or(() -> Fields.text(payload, "/user/username"));
    }

    /** Other programs put what they have to say into attachments. */
    private static String wholeText(JsonNode message) {
        Stream<String> attached = StreamSupport.stream(
                        message.path("attachments").spliterator(), false)
                .flatMap(each -> Stream.of(
                        each.path("text").asText(), each.path("fallback").asText()));
        return Stream.concat(Stream.of(message.path("text").asText()), attached)
                .filter(text -> !text.isBlank())
                .distinct()
                .map(SlackText::plain)
                .collect(Collectors.joining("\n"));
    }

    static List<Arrival.File> files(JsonNode message) {
        List<Arrival.File> files = new ArrayList<>();
        for (JsonNode file : message.path("files")) {
            var url = Fields.text(file, "/url_private_download").or(() -> Fields.text(file, "/url_private"));
            if (url.isPresent() && files.size() < MOST_FILES) {
                files.add(new Arrival.File(
                        file.path("id").asText(),
                        file.path("name").asText("file"),
                        url.get(),
                        file.path("size").asLong()));
            }
        }
        return files;
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
