package org.smtpmedic.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.teams.testkit.Activities.CHANNEL_THREAD;
import static org.smtpmedic.teams.testkit.Activities.TENANT;
import static org.smtpmedic.teams.testkit.Activities.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.teams.gate.GateRules;
import org.smtpmedic.teams.gate.InboundGate;
import org.smtpmedic.teams.store.Address;
import org.smtpmedic.teams.store.AddressBook;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.KeyHouse;
import org.smtpmedic.teams.testkit.TokenMint;

@Plays(Plays.Platform.TEAMS)
@Timeout(60)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TeamsInboxTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SERVICE = "https://smba.trafficmanager.net/emea/";
    private static final String CHAT = Activities.chat("alex");
    private static final TokenMint MINT = new TokenMint("channel-1");
    private static final String ERROR = "535 5.7.139 Authentication unsuccessful";

    @TempDir
    Path folder;

    private final TestDatabase kind;

    private final KeyHouse house = new KeyHouse(MINT.published(List.of("msteams")));
    private final Recorder core = new Recorder();
    private Database database;
    private AddressBook book;
    private TeamsInbox inbox;

    TeamsInboxTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = Database.open(kind.in(folder));
        book = new AddressBook(database);
        var clock = new SettableClock(NOON);
        var rules = new GateRules(TokenMint.APP, TokenMint.ISSUER, house.metadata(), Set.of(TENANT));
        inbox = new TeamsInbox(
                new InboundGate(rules, clock),
                book,
                core,
                TeamsInboxTest::file,
                bytes -> new String(bytes, StandardCharsets.UTF_8),
                clock);
    }

    @AfterEach
    void close() {
        core.slow.countDown();
        inbox.close();
        database.close();
        house.close();
    }

    private static byte[] file(String url) throws IOException {
        if (url.equals("https://contoso.sharepoint.com/mail.log")) {
            return ERROR.getBytes(StandardCharsets.UTF_8);
        }
        throw new IOException("It lies where I do not fetch files from.");
    }

    private static final class Recorder implements Core {
        final List<ChatEvent> events = new ArrayList<>();
        final List<Card> told = new ArrayList<>();
        final CountDownLatch slow = new CountDownLatch(1);
        Optional<Card> shown = Optional.empty();
        boolean hasCase;
        boolean isSlow;

        @Override
        public void handle(ChatEvent event) {
            events.add(event);
            if (isSlow) {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void tell(ConversationRef conversation, String slot, Card card) {
            told.add(card);
        }

        @Override
        public boolean isNextError(ConversationRef conversation, String text) {
            return hasCase && text.startsWith("535");
        }

        @Override
        public Card details(ConversationRef conversation, Person person, CardAction.ShowDetails action) {
            return card("Details of " + action.part());
        }

        @Override
        public Optional<Card> shownBy(ConversationRef conversation, String messageId) {
            return shown.filter(_ -> messageId.equals("1700000000001"));
        }
    }

    private static Card card(String words) {
        return new Card(List.of(new Block.Heading(words)), words);
    }

    private Answer send(JsonNode activity) {
        return send(activity.toString());
    }

    private Answer send(String body) {
        return inbox.take(List.of("Bearer " + MINT.token(SERVICE, NOON)), body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode body(JsonNode activity) {
        Answer answer = send(activity);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().orElseThrow();
    }

    private ObjectNode message(String text) {
        return Activities.message(SERVICE, CHAT, "alex", text);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain", ERROR, ERROR),
                Arguments.of(
                        "entities",
                        "to &lt;a@contoso.com&gt; &amp;amp; &quot;x&quot;&nbsp;&#39;y&#39;",
                        "to <a@contoso.com> &amp; \"x\"\u00A0'y'"),
                Arguments.of("line breaks", "a\r\nb\n\nc", "a\r\nb\n\nc"),
                Arguments.of("markup that was typed", "<b>550</b>", "<b>550</b>"),
                Arguments.of("nothing", "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void text_is_read_as_it_was_typed(String what, String sent, String read) {
        send(message(sent));
        assertThat(core.events).as(what).hasSize(1);
        assertThat(((ChatEvent.Said) core.events.getFirst()).text()).isEqualTo(read);
    }

    @Test
    void the_mention_of_the_bot_is_no_part_of_the_text_and_other_people_keep_their_names() {
        ObjectNode message = Activities.message(SERVICE, CHANNEL_THREAD, "alex", "for <at>Sam</at>: " + ERROR);
        message.withArray("entities")
                .addObject()
                .put("type", "mention")
                .put("text", "<at>Sam</at>")
                .putObject("mentioned")
                .put("id", "29:sam")
                .put("name", "Sam");
        send(message);

        assertThat(((ChatEvent.Said) core.events.getFirst()).text().strip()).isEqualTo("for Sam: " + ERROR);
        var header = core.events.getFirst().header();
        assertThat(header.conversation()).isEqualTo(new ConversationRef("teams", CHANNEL_THREAD));
        assertThat(header.person())
                .isEqualTo(new Person(Activities.objectId("alex"), "Alex", ZoneId.of("Europe/Berlin")));
        assertThat(header.at()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smtp-test contoso.com", "smtp-test contoso.com", " SMTP-Test\ncontoso.com "})
    void the_command_is_known_in_all_its_forms(String text) {
        send(message(text));
        assertThat(core.events.getFirst())
                .isInstanceOfSatisfying(
                        ChatEvent.Commanded.class,
                        command -> assertThat(command.arguments()).isEqualTo("contoso.com"));
    }

    @Test
    @Proves(Feature.COMMAND)
    void a_slash_command_is_between_the_person_and_the_bot() {
        ObjectNode message =
                Activities.of("message", SERVICE, CHANNEL_THREAD, "alex").put("text", "smtp-test");
        message.withObject("/recipient").put("isTargeted", true);
        send(message);

        Address address =
                Address.parse(core.events.getFirst().header().conversation().address());
        assertThat(address).isEqualTo(new Address(CHANNEL_THREAD, Optional.of(Activities.objectId("alex"))));
        assertThat(book.find(address)).isPresent();
    }

    @Test
    void what_is_said_in_a_channel_without_a_mention_counts_only_as_the_next_error_of_a_case() {
        ObjectNode message =
                Activities.of("message", SERVICE, CHANNEL_THREAD, "alex").put("text", ERROR);
        send(message);
        assertThat(core.events).isEmpty();
        core.hasCase = true;
        send(message);
        assertThat(core.events).hasSize(1);
        send(Activities.of("message", SERVICE, CHANNEL_THREAD, "alex").put("text", "thanks, I am looking at it"));
        assertThat(core.events).hasSize(1);
    }

    @Test
    void a_block_of_code_is_read_from_its_attachment() {
        ObjectNode message = message("");
        message.putArray("attachments")
                .addObject()
                .put("contentType", "text/html")
                .put("content", "<div><pre>535 5.7.139\n  line two</pre><script>x</script><br>&lt;end&gt;</div>");
        send(message);
        assertThat(((ChatEvent.Said) core.events.getFirst()).text()).isEqualTo("535 5.7.139\n  line two\n<end>");
    }

    @Test
    @Proves(Feature.FILES)
    void an_uploaded_file_is_fetched_and_read() {
        ObjectNode message = message("");
        upload(message, "mail.log", "https://contoso.sharepoint.com/mail.log");
        send(message);
        assertThat(core.events).hasSize(1);
        assertThat(core.events.getFirst()).isInstanceOfSatisfying(ChatEvent.Shared.class, shared -> {
            assertThat(shared.fileName()).isEqualTo("mail.log");
            assertThat(shared.text()).isEqualTo(ERROR);
        });
    }

    @Test
    void a_file_that_cannot_be_had_gets_a_word_and_the_text_still_counts() {
        ObjectNode message = message(ERROR);
        upload(message, "mail.log", "https://evil.example.com/mail.log");
        assertThat(send(message).status()).isEqualTo(200);
        assertThat(core.told.getFirst().fallback()).startsWith("I cannot read mail.log. It lies where");
        assertThat(core.events).hasSize(1).first().isInstanceOf(ChatEvent.Said.class);
    }

    private static void upload(ObjectNode message, String name, String url) {
        message.withArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.teams.file.download.info")
                .put("name", name)
                .putObject("content")
                .put("downloadUrl", url)
                .put("fileType", "log");
    }

    private ObjectNode click(String data) {
        return Activities.click(SERVICE, CHAT, "alex", "1700000000001", json(data));
    }

    @Test
    void a_click_is_answered_with_the_card_as_it_is_now() {
        core.shown = Optional.of(card("As it is now"));
        JsonNode answer = body(click("{\"smtpmedic\":{\"a\":\"error\",\"case\":\"K7\"},\"error\":\"550\"}"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("type").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(answer.path("value").toString()).contains("As it is now");
        assertThat(core.events.getFirst()).isInstanceOfSatisfying(ChatEvent.Pressed.class, pressed -> {
            assertThat(pressed.action()).isEqualTo(new CardAction.SubmitError("K7"));
            assertThat(pressed.inputs()).isEqualTo(Map.of("error", "550"));
        });
    }

    @Test
    void a_click_on_a_card_that_nobody_knows_any_more_is_answered_with_words() {
        assertThat(body(click("{\"smtpmedic\":{\"a\":\"works\",\"case\":\"K7\"}}"))
                        .path("type")
                        .asText())
                .isEqualTo("application/vnd.microsoft.activity.message");
    }

    @Test
    void a_card_that_refreshes_itself_changes_nothing() {
        core.shown = Optional.of(card("As it is now"));
        ObjectNode click = click("{\"smtpmedic\":{\"a\":\"works\",\"case\":\"K7\"}}");
        click.withObject("/value").put("trigger", "automatic");
        assertThat(body(click).path("value").toString()).contains("As it is now");
        assertThat(core.events).isEmpty();
    }

    @Test
    void a_click_of_a_client_without_universal_actions_counts_too() {
        ObjectNode message = Activities.of("message", SERVICE, CHAT, "alex");
        message.set("value", json("{\"smtpmedic\":{\"a\":\"works\",\"case\":\"K7\"}}"));
        send(message);
        assertThat(core.events.getFirst()).isInstanceOf(ChatEvent.Pressed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"smtpmedic\":{\"a\":\"format-disk\"}}",
                "{\"smtpmedic\":{\"a\":\"works\",\"case\":\"'; DROP TABLE cases\"}}",
                "{\"smtpmedic\":[1]}"
            })
    void a_button_that_is_none_of_ours_is_answered_and_does_nothing(String data) {
        JsonNode answer = body(click(data));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.at("/value/message").asText()).contains("do not know that button");
        for (String name : List.of("task/fetch", "task/submit")) {
            JsonNode value = json("{\"data\":" + data + "}");
            JsonNode dialog = body(Activities.invoke(name, SERVICE, CHAT, "alex", "", value));
            assertThat(dialog.at("/task/type").asText()).isEqualTo("message");
        }
        assertThat(core.events).isEmpty();
    }

    @Test
    void what_takes_long_is_answered_in_time_and_goes_on() {
        core.isSlow = true;
        long begin = System.nanoTime();
        JsonNode answer = body(click("{\"smtpmedic\":{\"a\":\"works\",\"case\":\"K7\"}}"));
        assertThat(answer.path("value").asText()).startsWith("Still working on it");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void details_and_forms_open_as_dialogs() {
        JsonNode details = dialog("{\"smtpmedic\":{\"a\":\"show\",\"case\":\"K7\",\"part\":\"allow-mailbox\"}}");
        assertThat(details.toString()).contains("Details of allow-mailbox");

        JsonNode form =
                dialog("{\"smtpmedic\":{\"a\":\"mailbox\",\"case\":\"K7\"},\"msteams\":{\"type\":\"task/fetch\"}}");
        assertThat(form.at("/task/value/title").asText()).isEqualTo("Set the mailbox");
        assertThat(form.at("/task/value/card/content/body/0/id").asText()).isEqualTo("mailbox");
        ObjectNode data = (ObjectNode) form.at("/task/value/card/content/body/1/actions/0/data");
        assertThat(core.events).isEmpty();

        JsonNode value = json("{\"data\":" + data.put("mailbox", "scanner@contoso.com") + "}");
        Answer answer = send(Activities.invoke("task/submit", SERVICE, CHAT, "alex", "", value));
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(core.events.getFirst())
                .isInstanceOfSatisfying(
                        ChatEvent.Pressed.class,
                        pressed -> assertThat(pressed.inputs()).containsEntry("mailbox", "scanner@contoso.com"));
    }

    private JsonNode dialog(String data) {
        JsonNode answer = body(Activities.invoke(
                "task/fetch", SERVICE, CHAT, "alex", "1700000000001", json("{\"data\":" + data + "}")));
        assertThat(answer.at("/task/type").asText()).isEqualTo("continue");
        return answer;
    }

    @Test
    @Proves(Feature.MENU)
    void the_menu_of_a_message_takes_its_text_into_a_dialog_and_the_dialog_into_the_conversation() {
        JsonNode value = json("""
                {"commandId":"diagnose","commandContext":"message","messagePayload":{"id":"1700000000009","body":
                {"contentType":"html","content":"<div>Hi<br>535 5.7.139 &lt;a@contoso.com&gt;</div><div>bye</div>"}}}""");
        JsonNode opened =
                body(Activities.invoke("composeExtension/fetchTask", SERVICE, CHANNEL_THREAD, "alex", "", value));
        JsonNode field = opened.at("/task/value/card/content/body/0");
        assertThat(field.path("value").asText()).isEqualTo("Hi\n535 5.7.139 <a@contoso.com>\nbye");

        ObjectNode submit = (ObjectNode) json("{\"commandId\":\"diagnose\",\"data\":{}}");
        submit.withObject("/data")
                .put(field.path("id").asText(), field.path("value").asText());
        body(Activities.invoke("composeExtension/submitAction", SERVICE, CHANNEL_THREAD, "alex", "", submit));
        assertThat(((ChatEvent.Said) core.events.getFirst()).text()).contains("535 5.7.139 <a@contoso.com>");
        assertThat(core.events.getFirst().header().conversation().address()).isEqualTo(CHANNEL_THREAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"composeExtension/query", "signin/verifyState", "", "task/fetch2", "message/submitAction"})
    void unknown_requests_are_declined(String name) {
        assertThat(send(Activities.invoke(name, SERVICE, CHAT, "alex", "", json("{}")))
                        .status())
                .isEqualTo(501);
        assertThat(core.events).isEmpty();
    }

    @Test
    void the_bot_says_what_it_is_for_when_it_is_installed_and_is_quiet_when_it_is_removed() {
        send(Activities.of("installationUpdate", SERVICE, CHAT, "alex").put("action", "add"));
        assertThat(((ChatEvent.Said) core.events.getFirst()).text()).isEqualTo("help");
        assertThat(book.find(Address.of(CHAT)).orElseThrow().isClosed()).isFalse();

        send(Activities.of("installationUpdate", SERVICE, CHAT, "alex").put("action", "remove"));
        assertThat(book.find(Address.of(CHAT)).orElseThrow().isClosed()).isTrue();

        send(message(ERROR));
        assertThat(book.find(Address.of(CHAT)).orElseThrow().isClosed()).isFalse();
    }

    static Stream<Arguments> removals() {
        return Stream.of(
                Arguments.of("{\"membersRemoved\":[{\"id\":\"" + Activities.BOT + "\"}]}", true),
                Arguments.of("{\"channelData\":{\"eventType\":\"teamDeleted\"}}", true),
                Arguments.of(
                        "{\"channelData\":{\"eventType\":\"channelDeleted\",\"channel\":{\"id\":\"19:general@thread.tacv2\"}}}",
                        true),
                Arguments.of("{\"membersRemoved\":[{\"id\":\"29:sam\"}]}", false),
                Arguments.of("{\"membersAdded\":[{\"id\":\"29:sam\"}]}", false),
                Arguments.of("{\"channelData\":{\"eventType\":\"channelRenamed\"}}", false));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void a_thread_is_closed_when_the_bot_or_its_place_goes(String change, boolean closed) throws Exception {
        send(Activities.message(SERVICE, CHANNEL_THREAD, "alex", ERROR));
        ObjectNode update = Activities.of("conversationUpdate", SERVICE, "19:general@thread.tacv2", "alex");
        update.setAll((ObjectNode) json(change).deepCopy());
        update.withObject("/channelData").putObject("tenant").put("id", TENANT);
        update.withObject("/channelData").putObject("team").put("id", "19:general@thread.tacv2");
        assertThat(send(update).status()).isEqualTo(200);
        assertThat(book.find(Address.of(CHANNEL_THREAD)).orElseThrow().isClosed())
                .isEqualTo(closed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T08:00:00Z",
                "2026-11-21T08:00:00.5Z",
                "2026-11-21T08:00:00.1234567Z",
                "2026-11-21T08:00:00+02:00",
                "0000-00-00T00:00:00Z",
                "9999999999-01-01",
                "",
                "yesterday"
            })
    void a_date_of_any_form_loses_no_message(String date) {
        ObjectNode message = message(ERROR)
                .put("timestamp", date)
                .put("localTimestamp", date)
                .put("expiration", date);
        assertThat(send(message).status()).isEqualTo(200);
        assertThat(core.events).hasSize(1);
        assertThat(core.events.getFirst().header().at()).isEqualTo(NOON);
    }

    static Stream<Arguments> absurd() {
        return Stream.of(
                Arguments.of(400, "{\"from\":null}"),
                Arguments.of(400, "{\"from\":{\"id\":[]}}"),
                Arguments.of(400, "{\"conversation\":{\"tenantId\":\"" + TENANT + "\"}}"),
                Arguments.of(400, "{\"conversation\":{\"id\":\"a b\",\"tenantId\":\"" + TENANT + "\"}}"),
                Arguments.of(400, "{\"conversation\":{\"id\":\"a#for:b\",\"tenantId\":\"" + TENANT + "\"}}"),
                Arguments.of(400, "{\"recipient\":\"me\"}"),
                Arguments.of(200, "{\"text\":{\"a\":1}}"),
                Arguments.of(200, "{\"text\":null}"),
                Arguments.of(200, "{\"entities\":{\"type\":\"mention\"}}"),
                Arguments.of(200, "{\"entities\":[null,1,\"x\",{\"type\":\"mention\",\"text\":\"\"}]}"),
                Arguments.of(200, "{\"entities\":[{\"type\":\"clientInfo\",\"timezone\":\"Mars/Olympus\"}]}"),
                Arguments.of(200, "{\"attachments\":\"none\"}"),
                Arguments.of(200, "{\"attachments\":[null,{\"contentType\":7}]}"),
                Arguments.of(200, "{\"from\":{\"id\":\"29:x\",\"name\":{}}}"),
                Arguments.of(200, "{\"id\":null}"),
                Arguments.of(200, "{\"id\":7,\"replyToId\":{}}"),
                Arguments.of(200, "{\"type\":\"event\"}"),
                Arguments.of(200, "{\"type\":17}"),
                Arguments.of(501, "{\"type\":\"invoke\",\"name\":null}"),
                Arguments.of(200, "{\"type\":\"conversationUpdate\",\"membersAdded\":7}"),
                Arguments.of(200, "{\"type\":\"installationUpdate\",\"action\":[]}"),
                Arguments.of(200, "{\"type\":\"messageReaction\",\"reactionsAdded\":[{\"type\":\"like\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void an_absurd_activity_is_refused_or_answered(int status, String change) throws Exception {
        ObjectNode message = message(ERROR);
        message.setAll((ObjectNode) json(change).deepCopy());
        assertThat(send(message).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "{", "{}{}", "\uFEFF\u0000"})
    void a_body_that_is_no_object_is_refused(String body) {
        assertThat(send(body).status()).isEqualTo(400);
    }

    @Test
    void nobody_gets_in_without_a_token() {
        Answer answer = inbox.take(List.of(), message(ERROR).toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(core.events).isEmpty();
        assertThat(book.find(Address.of(CHAT))).isEmpty();
    }

    @Test
    void a_redelivered_activity_has_the_same_event_id_and_one_of_another_chat_has_not() {
        ObjectNode message = message(ERROR).put("id", "1");
        ObjectNode elsewhere = Activities.message(SERVICE, Activities.chat("sam"), "sam", ERROR)
                .put("id", "1");
        ObjectNode nameless = message(ERROR);
        nameless.remove("id");
        List.of(message, message, elsewhere, nameless, nameless).forEach(this::send);
        var ids = core.events.stream().map(event -> event.header().eventId()).toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(4)).isEqualTo(ids.get(3)).isNotEqualTo(ids.get(0));
    }

    @Test
    void a_click_on_a_message_that_stands_for_another_conversation_counts_there() {
        book.standsFor(CHAT, "1700000000001", Address.of(CHANNEL_THREAD));
        send(click("{\"smtpmedic\":{\"a\":\"works\",\"case\":\"K7\"}}"));
        assertThat(core.events.getFirst().header().conversation().address()).isEqualTo(CHANNEL_THREAD);
    }
}
