package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.PlainView.POISON;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.ELSEWHERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;
import static org.smtpmedic.core.testkit.Workbench.UNREADABLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.casework.CaseService.Handled;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.DeadLetter;
import org.smtpmedic.core.store.DeadLetters;
import org.smtpmedic.core.store.RetryThenBury;
import org.smtpmedic.core.store.TaskText;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** What fails every time ends in a letter for the operator, and holds up nothing. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PoisonTest {
    private final TestDatabase kind;

    private static final String SECRET = "password=Hunter2!";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private Workbench bench;
    private DeadLetters letters;

    PoisonTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        bench = new Workbench(kind.in(folder), false);
        letters = new DeadLetters(bench.database);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void an_event_that_always_fails_is_acknowledged_tried_again_and_ends_as_a_letter() {
        var poison = said(TENANT_OFF + " " + SECRET, POISON);
        assertThat(bench.service.handle(poison)).isEqualTo(Handled.TAKEN);
        assertThat(bench.service.handle(poison))
                .as("sent again by the platform")
                .isEqualTo(Handled.TAKEN);

        bench.says(SAM, TENANT_OFF);
        bench.awaitCard("case:N3:1", "DIAGNOSED tenant-off");

        DeadLetter letter = outlast();
        assertThat(letter.task()).isEqualTo("event");
        assertThat(letter.tries()).isEqualTo(RetryThenBury.TRIES);
        assertThat(letter.reason())
                .contains("IllegalStateException", "PlainView")
                .doesNotContain(POISON, "Hunter2");
        assertThat(letter.data().orElseThrow()).contains("535 tenant off").doesNotContain("Hunter2");
        bench.awaitCard("notice:poison:GaveUpOnEvent", "GaveUpOnEvent");
    }

    @Test
    void an_event_that_cannot_even_be_masked_is_not_kept() {
        assertThat(bench.service.handle(said(UNREADABLE + " " + SECRET, "Alex")))
                .isEqualTo(Handled.TAKEN);
        DeadLetter letter = letters.newest(10).getFirst();
        assertThat(letter.data()).isEmpty();
        assertThat(letter.reason()).startsWith("Its text cannot be masked").doesNotContain("Hunter2", UNREADABLE);
    }

    @Test
    void an_undeliverable_card_becomes_a_letter_and_a_retry_delivers_it() {
        bench.platform.answerNextWith(new Delivery.Undeliverable("the channel is archived"));
        bench.says(ALEX, TENANT_OFF);
        bench.platform.await("the letter", () -> !letters.newest(10).isEmpty());
        DeadLetter letter = letters.newest(10).getFirst();
        assertThat(letter.task()).isEqualTo("deliver");
        assertThat(letter.reason()).isEqualTo("the channel is archived");

        assertThat(retried(letter.id())).contains(letter);
        bench.turn(Duration.ZERO);
        bench.awaitCard("case:N1:1", "DIAGNOSED tenant-off");
        assertThat(letters.newest(10)).isEmpty();
    }

    @Test
    void a_letter_that_was_dropped_is_gone_for_good() {
        bench.service.handle(said(UNREADABLE, "Alex"));
        String id = letters.newest(10).getFirst().id();
        assertThat(letters.drop(id)).isPresent();
        assertThat(letters.drop(id)).isEmpty();
        assertThat(retried(id)).isEmpty();
        assertThat(letters.newest(10)).isEmpty();
    }

    @Test
    void a_retried_event_that_fails_again_becomes_the_same_letter() {
        bench.service.handle(said(TENANT_OFF, POISON));
        DeadLetter first = outlast();
        retried(first.id());
        assertThat(letters.newest(10)).isEmpty();
        assertThat(outlast().id()).isEqualTo(first.id());
    }

    private Optional<DeadLetter> retried(String id) {
        return letters.retry(id, TaskText.client(bench.database), bench.clock.instant());
    }

    /** Turns the clock past every pause. */
    private DeadLetter outlast() {
        bench.platform.await("a dead letter", () -> {
            bench.turn(LONGEST_PAUSE);
            return !letters.newest(10).isEmpty();
        });
        List<DeadLetter> all = letters.newest(10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private ChatEvent said(String text, String name) {
        var person = new Person("someone", name, ALEX.zone());
        var header = new ChatEvent.Header("poison", ELSEWHERE, person, bench.clock.instant());
        return new ChatEvent.Said(header, text);
    }
}
