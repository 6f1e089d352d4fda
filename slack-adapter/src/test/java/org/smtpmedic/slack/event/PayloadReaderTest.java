package org.smtpmedic.slack.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.slack.event.Arrival.Broken;
import org.smtpmedic.slack.event.Arrival.Message;
import org.smtpmedic.slack.event.Arrival.Nothing;
import org.smtpmedic.slack.event.Arrival.Reach;

class PayloadReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLICK = "{'type':'block_actions','team':{'id':'T1'},'user':{'id':'U1','name':'ana'},"
            + "'trigger_id':'1.2.x','channel':{'id':'C1'},"
            + "'actions':[{'type':'button','action_id':'act.1','block_id':'3:T1/C1/1.2','value':'a=list'}]}";
    private static final String SUBMISSION =
            "{'type':'view_submission','team':{'id':'T1'},'user':{'id':'U1'},'trigger_id':'1.2.x','view':{'callback_id':'a=ask',"
                    + "'private_metadata':'T1/@U1','state':{'values':{'ask':{'ask':{'value':'535'}}}}}}";
    private static final String COMMAND =
            "{'command':'/smtp-test','team_id':'T1','user_id':'U1','channel_id':'C1','trigger_id':'1.2.x','text':'help'}";
    private static final String POINTED =
            "{'type':'message_action','callback_id':'diagnose_smtp_error','team':{'id':'T1'},"
                    + "'user':{'id':'U1'},'trigger_id':'1.2.x','channel':{'id':'C1'},'message':{'ts':'1.2','text':'535'}}";
    private static final String STARTED =
            "{'type':'shortcut','callback_id':'new_smtp_case','team':{'id':'T1'},'user':{'id':'U1'},'trigger_id':'1.2.x'}";

    private static final String GIVEN = CLICK.replace(
            "'type':'button','action_id':'act.1'",
            "'type':'users_select'," + "'action_id':'handover:N1-N2','selected_user':'U2'");
    private static final String TESTERS = "{'type':'block_actions','team':{'id':'T1'},'user':{'id':'U1'},"
            + "'trigger_id':'1.2.x','actions':[{'type':'multi_users_select','action_id':'testers','selected_users':['U2','U3']}]}";
    private static final String REMOVED =
            "{'type':'event_callback','team_id':'T1','event_time':1795240800,'event':{'type':'app_uninstalled'}}";

    @Test
    void a_person_is_chosen_to_hand_a_reminder_over_to() {
        var given = (Arrival.HandedOver) PayloadReader.read(json(GIVEN));
        assertThat(given.followUpId()).isEqualTo("N1-N2");
        assertThat(given.to()).isEqualTo("U2");
        assertThat(given.conversation()).hasToString("T1/C1/1.2");
        assertThat(PayloadReader.read(json(GIVEN.replace("N1-N2", "N1 N2")))).isInstanceOf(Broken.class);
        assertThat(PayloadReader.read(json(GIVEN.replace("'U2'", "null")))).isInstanceOf(Broken.class);
    }

    @Test
    void people_who_may_test_are_chosen_and_a_choice_of_nobody_is_a_choice() {
        assertThat(((Arrival.Chosen) PayloadReader.read(json(TESTERS))).ids()).containsExactlyInAnyOrder("U2", "U3");
        assertThat(((Arrival.Chosen) PayloadReader.read(json(TESTERS.replace("'U2','U3'", "")))).ids())
                .isEmpty();
        assertThat(PayloadReader.read(json(TESTERS.replace("['U2','U3']", "null"))))
                .isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'app_uninstalled'", "'type':'tokens_revoked','tokens':{'bot':['UBOT']}"})
    void a_workspace_is_removed_at_the_end_of_the_second_that_slack_names(String event) {
        var removed = (Arrival.Removed) PayloadReader.read(json(REMOVED.replace("'type':'app_uninstalled'", event)));
        assertThat(removed.workspace()).isEqualTo("T1");
        assertThat(removed.at()).hasToString("2026-11-21T06:00:00.999Z");
    }

    @Test
    void tokens_of_people_alone_remove_nothing() {
        String event = "'type':'tokens_revoked','tokens':{'oauth':['U1'],'bot':[]}";
        assertThat(PayloadReader.read(json(REMOVED.replace("'type':'app_uninstalled'", event))))
                .isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'x'", "-5", "999999999999999999"})
    void a_removal_without_a_time_is_refused(String time) {
        assertThat(PayloadReader.read(json(REMOVED.replace("1795240800", time))))
                .isInstanceOf(Broken.class);
    }

    @Test
    void a_mention_is_read_without_the_mention_and_as_it_was_typed() {
        var message = (Message) PayloadReader.read(
                event("app_mention", "<@UBOT> 535 &lt;a@b&gt; <mailto:x@contoso.com|x@contoso.com>"));
        assertThat(message.text()).isEqualTo("535 <a@b> x@contoso.com");
        assertThat(message.reach()).isEqualTo(Reach.MENTION);
        assertThat(message.thread()).isEqualTo("5.6");
    }

    @Test
    void the_same_message_of_the_channel_is_left_to_the_mention() {
        assertThat(PayloadReader.read(event("message", "<@UBOT> 535"))).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'subtype':'message_changed'",
                "'subtype':'message_deleted'",
                "'subtype':'channel_join'",
                "'subtype':'bot_message','bot_id':'B1'",
                "'bot_id':'B1'"
            })
    void what_no_person_wrote_is_nothing(String more) {
        var payload = event("message", "535");
        ((ObjectNode) payload.path("event")).setAll((ObjectNode) json("{" + more + "}"));
        assertThat(PayloadReader.read(payload)).isEqualTo(new Nothing());
    }

    @Test
    void our_own_messages_are_nothing() {
        var payload = event("message", "535");
        ((ObjectNode) payload.path("event")).put("user", "UBOT");
        assertThat(PayloadReader.read(payload)).isEqualTo(new Nothing());
    }

    @Test
    void a_click_finds_its_conversation_in_the_id_of_its_block() {
        var clicked = (Arrival.Clicked) PayloadReader.read(json(CLICK));
        assertThat(clicked.conversation()).hasToString("T1/C1/1.2");
        assertThat(clicked.value()).isEqualTo("a=list");
    }

    @Test
    void a_form_brings_what_was_typed() {
        assertThat(((Arrival.Submitted) PayloadReader.read(json(SUBMISSION))).inputs())
                .isEqualTo(Map.of("ask", "535"));
    }

    @Test
    void a_message_of_another_program_is_read_with_its_attachments_and_files() {
        var payload = json(POINTED);
        ((ObjectNode) payload.path("message")).setAll((ObjectNode)
                json("{'text':'','attachments':[{'text':'550 &amp; more'}],'files':[{'id':'F1','name':'a.log',"
                        + "'url_private':'https://files.slack.com/a','size':3}]}"));
        var pointed = (Arrival.Pointed) PayloadReader.read(payload);
        assertThat(pointed.text()).isEqualTo("550 & more");
        assertThat(pointed.files()).containsExactly(new Arrival.File("F1", "a.log", "https://files.slack.com/a", 3));
    }

    static Stream<String> payloads() {
        return Stream.of(
                CLICK,
                SUBMISSION,
                COMMAND,
                POINTED,
                STARTED,
                GIVEN,
                TESTERS,
                REMOVED,
                event("message", "535").toString(),
                event("app_mention", "535").toString());
    }

    /** Whatever is missing, or of another type, or far too long: the reader answers, and never throws. */
    @ParameterizedTest
    @MethodSource("payloads")
    void any_missing_or_wrong_field_is_survived(String payload) {
        JsonNode whole = json(payload);
        assertThat(PayloadReader.read(whole)).isNotInstanceOf(Broken.class);
        for (List<String> path : paths(whole)) {
            for (String replacement :
                    new String[] {"", "null", "7", "{}", "[]", "'x y'", "'" + "A".repeat(5000) + "'"}) {
                PayloadReader.read(changed(whole, path, replacement));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'block_actions'}",
                "{'type':'launch'}",
                "{'command':'/other','team_id':'T1','user_id':'U1','channel_id':'C1','trigger_id':'x'}",
                "{'type':'shortcut','callback_id':'other','team':{'id':'T1'},'user':{'id':'U1'},'trigger_id':'1'}"
            })
    void what_is_not_ours_is_refused(String payload) {
        assertThat(PayloadReader.read(json(payload))).isInstanceOf(Broken.class);
    }

    @Test
    void a_click_cannot_name_a_conversation_of_another_workspace() {
        assertThat(PayloadReader.read(json(CLICK.replace("3:T1/", "3:T2/")))).isInstanceOf(Broken.class);
        assertThat(PayloadReader.read(json(SUBMISSION.replace("'T1/@U1'", "'T2/@U1'"))))
                .isInstanceOf(Broken.class);
    }

    private static JsonNode event(String type, String text) {
        var payload = (ObjectNode) json("{'type':'event_callback','team_id':'T1','authorizations':[{'user_id':'UBOT'}],"
                + "'event':{'user':'U1','ts':'5.6','channel':'C1','channel_type':'channel'}}");
        ((ObjectNode) payload.path("event")).put("type", type).put("text", text);
        return payload;
    }

    private static List<List<String>> paths(JsonNode node) {
        if (!node.isContainerNode()) {
            return List.of(List.of());
        }
        Stream<Map.Entry<String, JsonNode>> parts = node.isObject()
                ? node.properties().stream()
                : Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> Map.entry("" + i, node.get(i)));
        return Stream.concat(
                        Stream.of(List.<String>of()),
                        parts.flatMap(part -> paths(part.getValue()).stream()
                                .map(rest -> Stream.concat(Stream.of(part.getKey()), rest.stream())
                                        .toList())))
                .distinct()
                .toList();
    }

    private static JsonNode changed(JsonNode whole, List<String> path, String replacement) {
        JsonNode copy = whole.deepCopy();
        if (path.isEmpty()) {
            return replacement.isEmpty() ? json("{}") : json("{'type':" + replacement + "}");
        }
        JsonNode parent =
                copy.at("/" + String.join("/", path.subList(0, path.size() - 1)).replaceAll("^$", ""));
        if (path.size() == 1) {
            parent = copy;
        }
        if (parent instanceof ObjectNode object) {
            if (replacement.isEmpty()) {
                object.remove(path.getLast());
            } else {
                object.set(path.getLast(), json(replacement));
            }
        }
        return copy;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
