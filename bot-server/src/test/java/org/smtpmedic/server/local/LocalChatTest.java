package org.smtpmedic.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.core.testkit.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@Plays(Plays.Platform.LOCAL)
class LocalChatTest {
    private static final Person ALEX = new Person("alex", "Alex", ZoneId.of("Europe/Berlin"));
    private static final String ROOM = "it-support";

    @TempDir
    private Path folder;

    private final TestDatabase kind;
    private Database database;
    private LocalChat chat;

    LocalChatTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = Database.open(kind.in(folder));
        chat = new LocalChat(database, new SettableClock(Instant.parse("2026-11-21T08:00:00Z")));
    }

    @AfterEach
    void close() {
        chat.close();
        database.close();
    }

    @Test
    void a_card_is_kept_and_shown_once_however_often_it_is_delivered() {
        Delivery first = deliver(ROOM, "case-1", "Look");
        Delivery again = deliver(ROOM, "case-1", "Look");
        assertThat(first).isInstanceOf(Delivery.Delivered.class).isEqualTo(again);
        assertThat(messages(ROOM, 0)).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(LocalMessage.Kind.CARD);
            assertThat(message.author()).isEqualTo(LocalMessage.BOT);
            assertThat(message.content()).contains("AdaptiveCard", "Look");
        });
    }

    @Test
    void the_same_slot_again_replaces_the_card_in_its_place() {
        deliver(ROOM, "case-1", "Before");
        chat.said(ROOM, ALEX, "event-01", new MaskedText("in between"));
        deliver(ROOM, "case-1", "After");
        List<LocalMessage> all = messages(ROOM, 0);
        assertThat(all).hasSize(2);
        LocalMessage card = all.getLast();
        assertThat(card.content()).contains("After").doesNotContain("Before");
        assertThat(card.position()).isLessThan(all.getFirst().position());
    }

    @Test
    void who_asks_for_news_hears_what_changed_and_nothing_twice() {
        deliver(ROOM, "case-1", "Before");
        long seen = messages(ROOM, 0).getLast().changed();
        assertThat(messages(ROOM, seen)).isEmpty();
        deliver(ROOM, "case-1", "After");
        assertThat(messages(ROOM, seen))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("After"));
    }

    @Test
    @Proves(Feature.ONCE)
    void what_was_said_under_the_same_event_id_is_kept_once() {
        chat.said(ROOM, ALEX, "event-01", new MaskedText("535 5.7.3"));
        chat.said(ROOM, ALEX, "event-01", new MaskedText("535 5.7.3"));
        assertThat(messages(ROOM, 0)).singleElement().satisfies(message -> {
            assertThat(message.content()).isEqualTo("535 5.7.3");
            assertThat(message.author()).isEqualTo("alex");
        });
    }

    @Test
    void conversations_do_not_mix() {
        deliver(ROOM, "case-1", "Here");
        deliver("talk-1", "case-1", "There");
        assertThat(messages(ROOM, 0))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("Here"));
        assertThat(chat.conversations()).containsExactly("talk-1", ROOM);
    }

    @Test
    void a_long_message_is_shown_cut() {
        chat.said(ROOM, ALEX, "event-01", new MaskedText("x".repeat(500_000)));
        assertThat(messages(ROOM, 0).getFirst().content()).hasSizeLessThan(21_000);
    }

    @Test
    void any_character_a_person_can_send_comes_back_as_it_was_but_nul() {
        String odd = "a\u0000b\u0007\u001b[31m\u202e\u200b\ufeff\ud83d\ude00 'x' \"y\" <b> \\ \r\n\tz";
        chat.said(ROOM, ALEX, "event-01", new MaskedText(odd));
        assertThat(messages(ROOM, 0).getFirst().content()).isEqualTo(odd.replace('\0', '\uFFFD'));
    }

    @Test
    void everything_is_still_there_after_a_restart() {
        deliver(ROOM, "case-1", "Look");
        close();
        open();
        assertThat(messages(ROOM, 0)).hasSize(1);
    }

    @Test
    @Proves(Feature.PATIENCE)
    void a_database_that_is_away_asks_for_patience() {
        database.close();
        assertThat(deliver(ROOM, "case-1", "Look"))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        answer -> assertThat(answer.after()).isPositive());
    }

    private Delivery deliver(String conversation, String slot, String words) {
        var card = new Card(List.of(new Block.Heading(words)), words);
        return chat.deliver(new OutgoingMessage(chat.reference(conversation), slot, card, Optional.empty()));
    }

    private List<LocalMessage> messages(String conversation, long after) {
        return new LocalMessages(database).since(conversation, after);
    }
}
