package org.smtpmedic.slack.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;

/** What becomes of a card, whatever Slack answers. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SlackPlatformTest {
    private static final String POSTED = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"9.9\"}";
    private static final String OPENED = "{\"ok\":true,\"channel\":{\"id\":\"D1\"}}";
    private static final String THREAD = "T1/C1/1.2";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final Map<String, String> answers = new ConcurrentHashMap<>(
            Map.of("chat.postMessage", POSTED, "chat.update", POSTED, "conversations.open", OPENED));
    private final List<String> calls = new ArrayList<>();
    private final TestDatabase kind;
    private HttpServer slack;
    private Database database;
    private SlackApi api;
    private SlackPlatform platform;

    SlackPlatformTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/api/", exchange -> {
            String method = exchange.getRequestURI().getPath().substring(5);
            exchange.getRequestBody().readAllBytes();
            synchronized (calls) {
                calls.add(method);
            }
            String answer = answers.getOrDefault(method, "{\"ok\":false,\"error\":\"unknown_method\"}");
            boolean number = answer.matches("\\d{3}");
            byte[] body =
                    (number ? "{\"ok\":false,\"error\":\"ratelimited\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.sendResponseHeaders(number ? Integer.parseInt(answer) : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        slack.start();
        database = Database.open(kind.in(folder));
        api = new SlackApi(
                URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api/"),
                team -> team.equals("T1") ? new Grant.Granted(new Token("xoxb-test")) : new Grant.NotInstalled(),
                clock);
        platform = new SlackPlatform(api, new Places(database), clock);
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
        slack.stop(0);
    }

    @Test
    void a_card_is_posted_and_then_replaced() {
        assertThat(deliver(THREAD, Optional.empty())).isEqualTo(new Delivery.Delivered("C1:9.9"));
        assertThat(deliver(THREAD, Optional.of("C1:9.9"))).isEqualTo(new Delivery.Delivered("C1:9.9"));
        assertThat(calls).containsExactly("chat.postMessage", "chat.update");
    }

    @Test
    void patience_is_kept_for_as_long_as_slack_asks_and_for_that_method_alone() {
        answers.put("chat.update", "429");
        assertThat(deliver(THREAD, Optional.of("C1:9.9"))).isEqualTo(new Delivery.Patience(Duration.ofSeconds(30)));
        clock.turn(Duration.ofSeconds(29));
        answers.put("chat.update", POSTED);
        assertThat(deliver(THREAD, Optional.of("C1:9.9"))).isEqualTo(new Delivery.Patience(Duration.ofSeconds(1)));
        assertThat(deliver(THREAD, Optional.empty())).isInstanceOf(Delivery.Delivered.class);
        clock.turn(Duration.ofSeconds(1));
        assertThat(deliver(THREAD, Optional.of("C1:9.9"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(calls).containsExactly("chat.update", "chat.postMessage", "chat.update");
    }

    @Test
    void two_new_messages_of_a_conversation_keep_their_order_when_slack_asks_for_patience() {
        answers.put("chat.postMessage", "429");
        assertThat(deliver(THREAD, "first", Optional.empty())).isEqualTo(new Delivery.Patience(Duration.ofSeconds(30)));
        answers.put("chat.postMessage", POSTED);
        clock.turn(Duration.ofSeconds(31));
        assertThat(deliver(THREAD, "second", Optional.empty()))
                .as("the pause is over, and the first has not come back yet")
                .isInstanceOf(Delivery.Patience.class);
        assertThat(deliver("T1/C2/1.2", "elsewhere", Optional.empty())).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(THREAD, "shown", Optional.of("C1:9.9"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(THREAD, "first", Optional.empty())).isInstanceOf(Delivery.Delivered.class);
        assertThat(deliver(THREAD, "second", Optional.empty())).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void who_never_comes_back_is_not_waited_for() {
        answers.put("chat.postMessage", "429");
        deliver(THREAD, "first", Optional.empty());
        answers.put("chat.postMessage", POSTED);
        clock.turn(Duration.ofSeconds(61));
        assertThat(deliver(THREAD, "second", Optional.empty())).isInstanceOf(Delivery.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500",
                "503",
                "no JSON",
                "{\"ok\":false,\"error\":\"internal_error\"}",
                "{\"ok\":false,\"error\":\"ratelimited\"}",
                "{\"ok\":false,\"error\":\"team_added_to_org\"}",
                "{\"ok\":false,\"error\":\"token_revoked\"}",
                "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}"
            })
    void what_can_get_better_is_tried_again(String answer) {
        answers.put("chat.postMessage", answer);
        assertThat(deliver(THREAD, Optional.empty())).isInstanceOf(Delivery.TryAgain.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_archived", "not_in_channel", "channel_not_found"})
    void a_conversation_whose_channel_is_gone_goes_on_with_the_person_it_calls(String error) {
        answers.put("chat.postMessage", "{\"ok\":false,\"error\":\"" + error + "\"}");
        var gone = deliver(THREAD, Optional.empty());
        assertThat(gone).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(calls).containsExactly("chat.postMessage", "conversations.open", "chat.postMessage");
    }

    @ParameterizedTest
    @CsvSource({
        "message_not_found, chat.postMessage",
        "cant_update_message, chat.postMessage",
        "invalid_blocks, chat.update"
    })
    void a_message_that_cannot_be_replaced_is_shown_all_the_same(String error, String next) {
        answers.put("chat.update", "{\"ok\":false,\"error\":\"" + error + "\"}");
        deliver(THREAD, Optional.of("C1:9.9"));
        assertThat(calls).containsExactly("chat.update", next);
    }

    @Test
    void the_first_card_of_a_command_is_the_thread_of_the_next() {
        deliver("T1/C1/!abc", Optional.empty());
        assertThat(new Places(database).conversationAt("C1", "9.9"))
                .hasValueSatisfying(address -> assertThat(address).hasToString("T1/C1/!abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T1", "T1/C1", "T1/C1/x", "T1/../C1/1.2", "t1/c1/1.2"})
    void an_address_that_is_none_is_undeliverable(String address) {
        assertThat(deliver(address, Optional.empty())).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_workspace_that_is_not_installed_is_not_called() {
        assertThat(deliver("T2/C1/1.2", Optional.empty())).isInstanceOf(Delivery.TryAgain.class);
        assertThat(calls).isEmpty();
    }

    private Delivery deliver(String address, Optional<String> messageId) {
        return deliver(address, "slot", messageId);
    }

    private Delivery deliver(String address, String slot, Optional<String> messageId) {
        var words = new Block.Text(
                List.of(new Block.Span.Mention("U1", "Ana", true), new Block.Span.Plain(" look")), Block.Style.NORMAL);
        return platform.deliver(new OutgoingMessage(
                new ConversationRef("slack", address), slot, new Card(List.of(words), "Look"), messageId));
    }
}
