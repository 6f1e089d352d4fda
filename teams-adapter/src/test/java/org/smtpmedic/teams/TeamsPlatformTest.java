package org.smtpmedic.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.teams.connector.SdkConnector;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.store.Address;
import org.smtpmedic.teams.store.AddressBook;
import org.smtpmedic.teams.store.KnownConversation;
import org.smtpmedic.teams.testkit.ConnectorEmulator;

@Plays(Plays.Platform.TEAMS)
@Timeout(60)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TeamsPlatformTest {
    private static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String THREAD = "19:Abc_d%1@thread.tacv2;messageid=1700000000000";
    private static final String CHAT = "a:alex";

    @TempDir
    Path folder;

    private final TestDatabase kind;

    private final ConnectorEmulator channel = new ConnectorEmulator("good");
    private Database database;
    private AddressBook book;
    private SdkConnector connector;
    private TeamsPlatform platform;

    TeamsPlatformTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = Database.open(kind.in(folder));
        book = new AddressBook(database);
        connector = new SdkConnector(() -> "good", Duration.ofSeconds(3));
        platform = new TeamsPlatform(
                book, connector, new ServiceUrls(List.of(channel.serviceUrl(), "https://smba.trafficmanager.net")));
        seen(Address.of(THREAD), false, "team-1");
        seen(Address.of(CHAT), true, "");
        book.person("alex", TENANT, "29:alex", Optional.empty(), Optional.of(CHAT));
    }

    @AfterEach
    void close() {
        connector.close();
        database.close();
        channel.close();
    }

    private void seen(Address address, boolean isPersonal, String team) {
        seen(address, isPersonal, team, channel.serviceUrl());
    }

    private void seen(Address address, boolean isPersonal, String team, String serviceUrl) {
        book.seen(new KnownConversation(
                address, team, isPersonal, serviceUrl, TENANT, "28:bot", "alex", false, Optional.empty()));
    }

    private static Card card(String words) {
        return new Card(List.of(new Block.Heading(words)), words);
    }

    private static Card ping(String person) {
        return new Card(
                List.of(new Block.Text(
                        List.of(new Block.Span.Mention(person, "Sam", true), new Block.Span.Plain(": time to test")),
                        Block.Style.NORMAL)),
                "Time to test");
    }

    private Delivery deliver(String address, Card card, String... messageId) {
        return platform.deliver(new OutgoingMessage(
                Address.parse(address).reference(),
                "slot",
                card,
                Stream.of(messageId).findFirst()));
    }

    private static String id(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        return ((Delivery.Delivered) delivery).messageId();
    }

    @Test
    void a_card_is_posted_into_its_thread_and_replaced_there() {
        String id = id(deliver(THREAD, card("One")));
        assertThat(id(deliver(THREAD, card("Two"), id))).isEqualTo(id);

        var shown = channel.messages(THREAD);
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().card().toString()).contains("Two").doesNotContain("One");
        assertThat(shown.getFirst().activity().path("summary").asText()).isEqualTo("Two");
        assertThat(channel.calls()).extracting(ConnectorEmulator.Call::method).containsExactly("POST", "PUT");
    }

    @Test
    @Proves(Feature.DELETED)
    void a_message_that_somebody_deleted_is_posted_again() {
        String id = id(deliver(THREAD, card("One")));
        channel.forget(id);

        assertThat(id(deliver(THREAD, card("Two"), id))).isNotEqualTo(id);
        assertThat(channel.messages(THREAD)).hasSize(1);
    }

    @Test
    void a_message_can_be_taken_away() throws Exception {
        String id = id(deliver(THREAD, card("One")));
        connector.delete(
                new org.smtpmedic.teams.connector.Connector.Place(URI.create(channel.serviceUrl()), THREAD, false), id);
        assertThat(channel.messages(THREAD)).isEmpty();
    }

    static Stream<Arguments> trouble() {
        return Stream.of(
                Arguments.of(429, "", "{}", Duration.ofSeconds(2)),
                Arguments.of(429, "soon", "{}", Duration.ofSeconds(2)),
                Arguments.of(429, "Wed, 21 Oct 2026 07:28:00 GMT", "{}", Duration.ofSeconds(2)),
                Arguments.of(412, "", "{\"error\":{\"code\":\"PreconditionFailed\"}}", Duration.ofSeconds(2)),
                Arguments.of(500, "", "", Duration.ofSeconds(2)),
                Arguments.of(502, "", "<html>", Duration.ofSeconds(2)),
                Arguments.of(503, "30", "{}", Duration.ofSeconds(30)),
                Arguments.of(504, "", "{}", Duration.ofSeconds(2)),
                Arguments.of(401, "", "{\"message\":\"Authorization has been denied\"}", Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void what_passes_is_tried_again_later_and_not_at_once(int status, String after, String body, Duration pause) {
        channel.answerNext(status, after, body);

        assertThat(deliver(THREAD, card("One")))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(pause));
        assertThat(channel.calls()).hasSize(1);
        id(deliver(THREAD, card("One")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7200"})
    void what_the_channel_asks_for_is_waited_for_exactly(String seconds) {
        channel.answerNext(429, seconds, "{}");

        assertThat(deliver(THREAD, card("One")))
                .isEqualTo(new Delivery.Patience(Duration.ofSeconds(Long.parseLong(seconds))));
    }

    @Test
    void a_connector_that_does_not_answer_is_not_waited_for() {
        channel.hangNext();
        long begin = System.nanoTime();

        assertThat(deliver(THREAD, card("One"))).isInstanceOf(Delivery.TryAgain.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        channel.answerNext(413, "", "{\"error\":{\"code\":\"MessageSizeTooBig\",\"message\":\"secret words\"}}");

        assertThat(deliver(THREAD, card("One"))).isEqualTo(new Delivery.Undeliverable("status 413 MessageSizeTooBig"));
    }

    @Test
    void where_the_bot_was_shut_out_the_one_who_is_pinged_hears_it_in_person() {
        String before = id(deliver(THREAD, card("Case")));
        channel.shutOut(THREAD);
        book.person("sam", TENANT, "29:sam", Optional.empty(), Optional.empty());

        String ping = id(deliver(THREAD, ping("sam")));
        assertThat(channel.messages("a:sam")).hasSize(1);
        assertThat(book.stoodFor("a:sam", channel.messages("a:sam").getFirst().id()))
                .contains(Address.of(THREAD));

        int calls = channel.calls().size();
        id(deliver(THREAD, card("Answered"), ping));
        id(deliver(THREAD, card("Case, changed"), before));
        assertThat(channel.messages("a:sam")).hasSize(2);
        assertThat(channel.calls().subList(calls, channel.calls().size()))
                .as("nothing more is tried where the bot was shut out")
                .noneMatch(call -> call.path().contains("thread"));

        channel.letIn(THREAD);
        seen(Address.of(THREAD), false, "team-1");
        id(deliver(THREAD, card("Back again"), before));
        assertThat(channel.messages(THREAD)).hasSize(1);
    }

    @Test
    @Proves(Feature.REMOVED)
    void who_blocked_the_bot_hears_nothing_more_until_they_talk_to_it() {
        channel.shutOut(CHAT);
        assertThat(deliver(CHAT, card("One")))
                .isInstanceOfSatisfying(
                        Delivery.Undeliverable.class,
                        gone -> assertThat(gone.reason()).isEqualTo("the bot was removed"));
        assertThat(deliver(CHAT, card("Two"))).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(channel.calls()).hasSize(1);

        channel.letIn(CHAT);
        seen(Address.of(CHAT), true, "");
        id(deliver(CHAT, card("Three")));
    }

    @Test
    void a_team_that_removed_the_bot_is_closed_with_all_its_threads() {
        book.removed("19:general@thread.tacv2", "team-1");
        id(deliver(THREAD, ping("alex")));
        assertThat(channel.messages(THREAD)).isEmpty();
        assertThat(channel.messages(CHAT)).hasSize(1);
    }

    @Test
    @Proves(Feature.MOVED)
    void a_service_url_that_changed_for_one_thread_changed_for_the_room() {
        seen(Address.of(THREAD), false, "team-1", "https://smba.trafficmanager.net/gone/");
        seen(Address.of("19:Abc_d%1@thread.tacv2;messageid=2"), false, "team-1", channel.serviceUrl());
        id(deliver(THREAD, card("One")));
    }

    @Test
    void no_token_goes_to_a_foreign_service_url() {
        seen(Address.of(THREAD), false, "team-1", "https://evil.example.com/");
        assertThat(deliver(THREAD, card("One"))).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(deliver("19:never-heard-of@thread.v2", card("One"))).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(channel.calls()).isEmpty();
    }

    @Test
    void what_is_for_one_person_is_shown_to_that_person_alone_where_the_channel_can() {
        Card card = new Card(List.of(new Block.Heading("Only you")), "Only you", Optional.of("alex"));
        id(deliver(THREAD, card));
        assertThat(channel.messages(THREAD).getFirst().reader()).isEqualTo("29:alex");

        channel.answerNext(400, "", "{\"error\":{\"code\":\"BadSyntax\"}}");
        id(deliver(THREAD, card));
        assertThat(channel.messages(THREAD).getLast().reader()).isEmpty();
    }

    @Test
    void an_answer_to_a_slash_command_is_never_shown_to_all() {
        Address mine = new Address(THREAD, Optional.of("alex"));
        seen(mine, false, "team-1");
        id(deliver(mine.text(), card("Private")));
        assertThat(channel.messages(THREAD).getFirst().reader()).isEqualTo("29:alex");
        assertThat(channel.calls().getFirst().query()).contains("isTargetedActivity=true");

        channel.answerNext(400, "", "{\"error\":{\"code\":\"BadSyntax\"}}");
        assertThat(deliver(mine.text(), card("Private"))).isInstanceOf(Delivery.Undeliverable.class);
        assertThat(channel.messages(THREAD)).hasSize(1);
    }
}
