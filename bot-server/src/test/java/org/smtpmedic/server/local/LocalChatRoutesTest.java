package org.smtpmedic.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.server.web.WebServer;

@Plays(Plays.Platform.LOCAL)
@Timeout(60)
class LocalChatRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOM = "it-support";
    private static final String SECRET = "Hunter2-planted";

    @TempDir
    private Path folder;

    private final List<ChatEvent> heard = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private LocalChat chat;
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        var clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
        database = Database.open(folder.resolve("test.db"));
        chat = new LocalChat(database, clock);
        var routes = new LocalChatRoutes(
                chat, text -> new MaskedText(text.replace(SECRET, "[removed]")), heard::add, clock, true);
        server = WebServer.start("127.0.0.1", 0, routes.all());
    }

    @AfterEach
    void stop() {
        chat.close();
        // The server would wait for connections that the client keeps.
        client.close();
        server.close();
        database.close();
    }

    @Test
    void the_page_and_its_parts_are_there() throws Exception {
        assertThat(get("/").body()).contains("<title>SMTP Medic</title>", "role=\"log\"", ">Send</button>");
        assertThat(get("/assets/js/main.js").headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(get("/assets/vendor/adaptivecards-3.0.6/adaptivecards.min.js")
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {CardAction.SetMailbox.FIELD, CardAction.SubmitError.FIELD})
    void no_part_of_the_page_has_the_id_of_a_card_s_field(String field) throws Exception {
        // The drawn field carries that id, and the page would take it for its own part.
        assertThat(get("/").body()).doesNotContain("id=\"" + field + "\"");
    }

    @Test
    void the_page_learns_who_can_speak() throws Exception {
        JsonNode page = JSON.readTree(get("/local/page").body());
        assertThat(page.path("people").findValuesAsText("name")).containsExactly("Alex", "Sam", "Kim");
        assertThat(page.path("people").findValuesAsText("zone"))
                .containsExactly("Europe/Berlin", "America/New_York", "Asia/Tokyo");
        assertThat(page.path("demo").asBoolean()).isTrue();
        assertThat(page.path("first").asText()).isEqualTo(ROOM);
    }

    @Test
    void what_a_person_says_reaches_the_core_as_it_was() throws Exception {
        String odd = "535 5.7.3 <script>alert(1)</script> \u202e\u200b\u0007 **x** [a](javascript:b)\n".repeat(3);
        assertThat(say("sam", odd).statusCode()).isEqualTo(202);
        assertThat(heard).singleElement().isInstanceOfSatisfying(ChatEvent.Said.class, said -> {
            assertThat(said.text()).isEqualTo(odd);
            assertThat(said.header().person().name()).isEqualTo("Sam");
            assertThat(said.header().eventId()).isEqualTo("event-0001");
            assertThat(said.header().conversation().toString()).isEqualTo("local|it-support");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/smtp-test, ''",
        "'  /smtp-test  ', ''",
        "/smtp-test help, help",
        "'/smtp-test   cases ', cases",
        "'/smtp-test\n535 5.7.3', 535 5.7.3",
    })
    @Proves(Feature.COMMAND)
    void a_command_is_told_from_a_message(String typed, String arguments) throws Exception {
        say("alex", typed);
        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        ChatEvent.Commanded.class,
                        command -> assertThat(command.arguments()).isEqualTo(arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smtp-tests", "please /smtp-test", "/smtp"})
    void what_only_looks_like_a_command_is_a_message(String typed) throws Exception {
        say("alex", typed);
        assertThat(heard).singleElement().isInstanceOf(ChatEvent.Said.class);
    }

    @Test
    @Proves(Feature.FILES)
    void a_file_reaches_the_core_as_text() throws Exception {
        byte[] utf16 = "\ufeff535 5.7.3 Übung".getBytes(StandardCharsets.UTF_16LE);
        assertThat(upload("name=scanner.log", utf16).statusCode()).isEqualTo(202);
        assertThat(heard).singleElement().isInstanceOfSatisfying(ChatEvent.Shared.class, shared -> {
            assertThat(shared.fileName()).isEqualTo("scanner.log");
            assertThat(shared.text()).isEqualTo("535 5.7.3 Übung");
        });
    }

    @Test
    void a_button_reaches_the_core_with_what_was_typed() throws Exception {
        var answer = post("/local/actions", """
                {"conversation": "it-support", "person": "kim", "id": "event-0001",
                 "data": {"smtpmedic": {"a": "mailbox", "case": "K7QF2"}, "mailbox": "scanner@contoso.com"}}""");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(heard).singleElement().isInstanceOfSatisfying(ChatEvent.Pressed.class, pressed -> {
            assertThat(pressed.action()).isEqualTo(new CardAction.SetMailbox("K7QF2"));
            assertThat(pressed.inputs()).containsEntry("mailbox", "scanner@contoso.com");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"works\"",
                "{\"smtpmedic\": null}",
                "{\"smtpmedic\": {\"a\": \"format-disk\"}}",
                "{\"smtpmedic\": {\"a\": \"works\"}}",
                "{\"smtpmedic\": {\"a\": \"works\", \"case\": {}}}",
                "{\"smtpmedic\": {\"a\": \"works\", \"case\": \"../../etc\"}}",
                "{\"smtpmedic\": {\"a\": \"in\", \"case\": \"K7QF2\", \"secs\": \"-1\"}}"
            })
    void a_button_that_is_none_of_ours_is_refused(String data) throws Exception {
        var answer = post(
                "/local/actions",
                "{\"conversation\": \"it-support\", \"person\": \"kim\", \"id\": \"event-0001\", \"data\": " + data
                        + "}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("do not know that button");
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|no such conversation",
                "{'conversation': '../x', 'person': 'alex', 'id': 'event-0001', 'text': 'x'}|no such conversation",
                "{'conversation': 'it-support', 'person': 'mallory', 'id': 'event-0001', 'text': 'x'}|Nobody here",
                "{'conversation': 'it-support', 'person': {}, 'id': 'event-0001', 'text': 'x'}|Nobody here",
                "{'conversation': 'it-support', 'person': 'alex', 'text': 'x'}|id of the event",
                "{'conversation': 'it-support', 'person': 'alex', 'id': '1', 'text': 'x'}|id of the event",
                "{'conversation': 'it-support', 'person': 'alex', 'id': 'event-0001'}|Type or paste something",
                "{'conversation': 'it-support', 'person': 'alex', 'id': 'event-0001', 'text': 5}|Type or paste something",
                "{'conversation': 'it-support', 'person': 'alex', 'id': 'event-0001', 'text': ' \\n '}|Type or paste something",
            })
    void a_message_that_lacks_something_is_refused_in_words(String body, String words) throws Exception {
        var answer = post("/local/messages", body.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_message_of_five_megabytes_is_refused_and_a_file_of_that_size_is_not() throws Exception {
        assertThat(say("alex", "x".repeat(5_000_000)).statusCode()).isEqualTo(413);
        assertThat(upload("name=large.log", new byte[5 * 1_048_576]).statusCode())
                .isEqualTo(202);
        assertThat(upload("name=larger.log", new byte[5 * 1_048_576 + 1]).statusCode())
                .isEqualTo(413);
        assertThat(heard).hasSize(1);
    }

    @Test
    void ten_thousand_lines_pass() throws Exception {
        assertThat(say("alex", "535 5.7.3 no\n".repeat(10_000)).statusCode()).isEqualTo(202);
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name=", "name=%00", "name=..%2F..%2Fetc%2Fpasswd", "name=a&name=b"})
    void a_file_may_have_any_name(String query) throws Exception {
        assertThat(upload(query, "535 5.7.3".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%FF%FE", "name=%zz", "name=%"})
    void an_address_that_cannot_be_decoded_is_refused(String query) throws Exception {
        var answer = raw("/local/files?conversation=it-support&person=alex&id=event-0002&" + query);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"error\":\"The ");
        assertThat(heard).isEmpty();
    }

    @Test
    void a_file_name_without_end_is_cut() throws Exception {
        upload("name=" + "x".repeat(4000), new byte[] {'5'});
        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        ChatEvent.Shared.class,
                        shared -> assertThat(shared.fileName()).hasSize(100));
    }

    @Test
    void no_secret_reaches_the_page_or_the_disk() throws Exception {
        say("alex", "password=" + SECRET);
        upload("name=" + SECRET + ".log", SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(new LocalMessages(database).since(ROOM, 0))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.content()).contains("[removed]"));
        stop();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void a_page_hears_what_was_and_then_what_comes() throws Exception {
        deliver("case-1", "First");
        try (var events = listen(Optional.empty())) {
            assertThat(nextMessage(events).path("card").toString()).contains("First");
            say("alex", "hello");
            JsonNode hello = nextMessage(events);
            assertThat(hello.path("text").asText()).isEqualTo("hello");
            assertThat(hello.path("author").asText()).isEqualTo("alex");
            deliver("case-1", "Second");
            JsonNode second = nextMessage(events);
            assertThat(second.path("card").toString()).contains("Second");
            assertThat(second.path("position").asLong())
                    .isLessThan(hello.path("position").asLong());
        }
    }

    @Test
    void a_page_that_comes_back_hears_only_what_it_missed() throws Exception {
        deliver("case-1", "First");
        long seen = new LocalMessages(database).since(ROOM, 0).getLast().changed();
        deliver("case-2", "Missed");
        try (var events = listen(Optional.of(Long.toString(seen)))) {
            assertThat(nextMessage(events).path("slot").asText()).isEqualTo("card:case-2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-1", "99999999999999999999"})
    void a_page_that_names_no_event_hears_everything(String lastSeen) throws Exception {
        deliver("case-1", "First");
        try (var events = listen(Optional.of(lastSeen))) {
            assertThat(nextMessage(events).path("slot").asText()).isEqualTo("card:case-1");
        }
    }

    @Test
    void pages_are_let_go_when_the_program_ends() throws Exception {
        try (var events = listen(Optional.empty())) {
            chat.close();
            List<String> rest = new ArrayList<>(events.lines().toList());
            assertThat(rest).contains("event: idle");
        }
    }

    /** Java's own client refuses to send such an address. */
    private String raw(String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("POST " + target
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void deliver(String slot, String words) {
        chat.deliver(new OutgoingMessage(
                chat.reference(ROOM), slot, new Card(List.of(new Block.Heading(words)), words), Optional.empty()));
    }

    private BufferedReader listen(Optional<String> lastSeen) throws Exception {
        HttpRequest.Builder request = request("/local/stream?conversation=" + ROOM);
        lastSeen.ifPresent(id -> request.header("Last-Event-ID", id));
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode nextMessage(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null) {
            if (line.equals("event: message")) {
                return JSON.readTree(events.readLine().substring("data: ".length()));
            }
            line = events.readLine();
        }
        throw new AssertionError("The stream ended");
    }

    private HttpResponse<String> say(String person, String text) throws Exception {
        return post(
                "/local/messages",
                JSON.writeValueAsString(
                        Map.of("conversation", ROOM, "person", person, "id", "event-0001", "text", text)));
    }

    private HttpResponse<String> upload(String query, byte[] bytes) throws Exception {
        return send(request("/local/files?conversation=" + ROOM + "&person=alex&id=event-0002&" + query)
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
