package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.TestDatabase;

/** What the store promises, on both databases. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreTest {

    private static final Instant NOW = SampleCases.NOW;
    private static final ConversationRef ROOM = SampleCases.fresh().conversation();

    @TempDir
    Path folder;

    private final TestDatabase kind;
    private Database database;
    private CaseStore cases;

    StoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = Database.open(kind.in(folder));
        cases = new CaseStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_case_comes_back_as_it_was_after_a_restart() {
        var stored = SampleCases.waiting();
        cases.insert(stored);
        close();
        open();
        assertThat(cases.byId(stored.id())).hasValueSatisfying(read -> {
            assertThat(read).isEqualTo(stored.withVersion(1));
            assertThat(read.followUps()).isNotEmpty();
        });
    }

    @Test
    void a_library_that_commits_within_a_transaction_of_ours_does_not_end_it() {
        assertThatThrownBy(() -> database.inTransaction(_ -> {
                    cases.insert(SampleCases.fresh());
                    try (var borrowed = database.dataSource().getConnection()) {
                        borrowed.commit();
                        borrowed.setAutoCommit(true);
                    }
                    throw new IllegalStateException("something later went wrong");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cases.byId(SampleCases.fresh().id())).isEmpty();
    }

    @Test
    void of_two_who_read_the_same_version_one_is_told_that_it_lost() {
        cases.insert(SampleCases.fresh());
        var read = cases.byId(SampleCases.fresh().id()).orElseThrow();
        assertThat(cases.update(read)).isTrue();
        assertThat(cases.update(read)).isFalse();
    }

    @Test
    void the_newest_open_case_of_a_conversation_is_the_one() {
        var older = variant("OLDER", CaseState.WORKING, NOW.minusSeconds(60));
        var newer = variant("NEWER", CaseState.WORKING, NOW);
        var closed = variant("CLOSED", CaseState.RESOLVED, NOW.plusSeconds(60));
        List.of(newer, closed, older).forEach(cases::insert);
        assertThat(cases.openIn(ROOM)).map(Case::id).contains("NEWER");
        assertThat(cases.openOf(ROOM.platform(), older.owner().id(), 10))
                .extracting(Case::id)
                .containsExactlyInAnyOrder("NEWER", "OLDER");
        assertThat(cases.closedOf(ROOM.platform(), older.owner().id(), 10))
                .extracting(Case::id)
                .containsExactly("CLOSED");
    }

    @Test
    void history_is_kept_in_its_order() {
        var theCase = SampleCases.fresh();
        cases.insert(theCase);
        cases.append(theCase.id(), SampleCases.ALEX, NOW, List.of(ticked("a"), ticked("b")));
        cases.append(theCase.id(), SampleCases.SAM, NOW, List.of(ticked("c")));
        assertThat(cases.history(theCase.id()))
                .extracting(CaseEvent.Recorded::event)
                .containsExactly(ticked("a"), ticked("b"), ticked("c"));
        assertThat(cases.history(theCase.id()))
                .extracting(CaseEvent.Recorded::seq)
                .containsExactly(1, 2, 3);
    }

    @Test
    void any_character_of_a_person_comes_back() {
        String odd = "a\0b\u001b \u202e \ud83d\ude00 'x' \"y\" \\ \r\n\t مرحبا";
        cases.insert(SampleCases.fresh());
        cases.append(SampleCases.fresh().id(), SampleCases.ALEX, NOW, List.of(new CaseEvent.MailboxSet(odd)));
        assertThat(cases.history(SampleCases.fresh().id()))
                .extracting(CaseEvent.Recorded::event)
                .containsExactly(new CaseEvent.MailboxSet(odd));
    }

    @Test
    void an_event_is_new_once_however_many_ask_at_the_same_moment() throws Exception {
        assertThat(allAtOnce(16, () -> cases.firstSight("slack", "event-1", NOW)))
                .containsOnlyOnce(true);
        assertThat(cases.firstSight("slack", "event-2", NOW)).isTrue();
        assertThat(cases.firstSight("teams", "event-1", NOW)).isTrue();
    }

    @Test
    void an_exception_takes_everything_back() {
        assertThatThrownBy(() -> database.inTransaction(_ -> {
                    cases.insert(SampleCases.fresh());
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(cases.byId(SampleCases.fresh().id())).isEmpty();
        cases.insert(SampleCases.fresh());
    }

    @Test
    void what_waits_for_the_commit_comes_after_it_and_not_without_it() {
        var told = new ArrayList<String>();
        database.inTransaction(_ -> {
            database.afterCommit(() -> told.add("after"));
            told.add("before");
            return told;
        });
        assertThatThrownBy(() -> database.inTransaction(_ -> {
                    database.afterCommit(() -> told.add("never"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told).containsExactly("before", "after");
    }

    @Test
    void who_names_the_same_key_waits_for_the_one_before() throws Exception {
        cases.insert(SampleCases.fresh());
        String id = SampleCases.fresh().id();
        allAtOnce(
                12,
                () -> database.inTransaction(_ -> {
                    database.lock("room");
                    var read = cases.byId(id).orElseThrow();
                    cases.append(id, SampleCases.ALEX, NOW, List.of(ticked("version-" + read.version())));
                    return cases.update(read);
                }));
        assertThat(cases.byId(id).orElseThrow().version()).isEqualTo(13);
        assertThat(cases.history(id)).hasSize(12);
    }

    @Test
    void a_database_that_was_closed_says_so_and_nothing_else() {
        database.close();
        assertThat(database.isAlive()).isFalse();
        assertThatThrownBy(() -> cases.byId("K")).isInstanceOf(StoreException.class);
    }

    private static <T> List<T> allAtOnce(int count, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(_ -> work).toList())) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static CaseEvent ticked(String step) {
        return new CaseEvent.StepTicked(step);
    }

    private static Case variant(String id, CaseState state, Instant openedAt) {
        var fresh = SampleCases.fresh();
        return new Case(
                id,
                fresh.conversation(),
                fresh.opener(),
                fresh.owner(),
                state,
                openedAt,
                openedAt.plus(Duration.ofSeconds(1)),
                fresh.rounds(),
                fresh.ticks(),
                fresh.mailbox(),
                fresh.followUps(),
                0);
    }
}
