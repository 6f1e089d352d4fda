package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.ELSEWHERE;
import static org.smtpmedic.core.testkit.Workbench.HERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** A reminder becomes somebody else's. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class HandOverTest {
    private final TestDatabase kind;

    private static final Duration WAIT = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    private Workbench bench;

    HandOverTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        bench = new Workbench(kind.in(folder), false);
        bench.says(ALEX, TENANT_OFF);
        bench.presses(ALEX, new CardAction.RemindIn(bench.openCase().id(), WAIT));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_other_person_is_told_at_once_and_pinged_when_it_was_due_anyway() {
        var dueAt = reminder().dueAt();
        handOver(HERE, ALEX, SAM);
        assertThat(reminder().forWhom()).isEqualTo(SAM);
        assertThat(reminder().dueAt()).isEqualTo(dueAt);
        assertThat(bench.openCase().owner()).isEqualTo(SAM);
        bench.platform.await(
                "the word to Sam", () -> bench.platform.slots("notice:").size() == 1);
        bench.turn(WAIT);
        bench.platform.await("the ping", () -> bench.platform.slots("ping:").size() == 1);
        assertThat(bench.openCase().state()).isEqualTo(CaseState.DUE);
    }

    @Test
    void a_ping_that_is_out_already_calls_the_other_person_in_its_place() {
        bench.turn(WAIT);
        bench.platform.await("the ping", () -> bench.platform.slots("ping:").size() == 1);
        handOver(HERE, SAM, SAM);
        bench.awaitQuiet();
        assertThat(bench.platform.slots("ping:")).hasSize(1);
        assertThat(bench.platform.deliveries().stream().filter(slot -> slot.startsWith("ping:")))
                .hasSize(2);
        assertThat(reminder().forWhom()).isEqualTo(SAM);
    }

    @Test
    void who_did_it_and_for_whom_stays_in_the_history() {
        handOver(HERE, ALEX, SAM);
        var history = bench.database.inTransaction(
                _ -> bench.cases.history(bench.openCase().id()));
        assertThat(history.getLast().by()).isEqualTo(ALEX);
        assertThat(history.getLast().event())
                .isEqualTo(new CaseEvent.HandedOver(reminder().id(), SAM));
    }

    @Test
    void to_whom_it_belongs_already_nothing_is_said() {
        var version = bench.openCase().version();
        handOver(HERE, SAM, ALEX);
        assertThat(bench.openCase().version()).isEqualTo(version);
    }

    @Test
    void a_reminder_that_is_gone_or_of_another_conversation_is_answered_and_nothing_changes() {
        handOver(ELSEWHERE, SAM, SAM);
        assertThat(reminder().forWhom()).isEqualTo(ALEX);
        String id = reminder().id();
        bench.presses(ALEX, new CardAction.CancelReminder(id));
        bench.service.handle(new ChatEvent.HandedOver(bench.header(SAM, HERE), id, SAM));
        bench.platform.await(
                "two answers", () -> bench.platform.slots("notice:").size() == 2);
        assertThat(bench.platform.slots("notice:"))
                .satisfiesExactlyInAnyOrder(
                        slot -> assertThat(slot).endsWith("NotHere"),
                        slot -> assertThat(slot).endsWith("ReminderGone"));
    }

    private void handOver(ConversationRef where, Person by, Person to) {
        bench.service.handle(
                new ChatEvent.HandedOver(bench.header(by, where), reminder().id(), to));
    }

    private FollowUp reminder() {
        return bench.openCase().followUps().getFirst();
    }
}
