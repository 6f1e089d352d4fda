package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.testkit.Readings;
import org.smtpmedic.core.testkit.SampleCases;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** From a real file to a real server. */
@Timeout(120)
class TableCopyTest {

    @TempDir
    Path folder;

    private DatabaseAddress file;
    private DatabaseAddress server;

    @BeforeEach
    void name() {
        file = TestDatabase.SQLITE.in(folder);
        server = TestDatabase.POSTGRESQL.in(folder);
    }

    @Test
    void a_waiting_case_goes_on_on_the_server_as_if_nothing_had_happened() {
        String id;
        try (var bench = new Workbench(file, false)) {
            bench.says(Workbench.ALEX, Readings.TENANT_OFF);
            id = bench.openCase().id();
            bench.presses(Workbench.ALEX, new CardAction.RemindMe(id));
            bench.awaitCard("case:" + id + ":1", "WAITING");
            bench.platform.answerNextWith(new Delivery.TryAgain(Duration.ofMinutes(1), "busy"));
            bench.says(Workbench.SAM, "good morning");
        }

        try (var from = Database.open(file);
                var to = Database.open(server)) {
            assertThat(TableCopy.copy(from, to))
                    .containsEntry("cases", 1L)
                    .containsEntry("case_events", 2L)
                    .containsEntry("seen_events", 3L)
                    .containsEntry("outbox", 2L)
                    .containsEntry("scheduled_tasks", 2L);
        }

        try (var bench = new Workbench(server, false)) {
            assertThat(bench.openCase().id()).isEqualTo(id);
            bench.turn(Duration.ofMinutes(20));
            bench.platform.await("the ping", () -> bench.platform.slots("ping:").size() == 1);
            bench.platform.await(
                    "what had not been delivered",
                    () -> bench.platform.slots("notice:").size() == 1);
            bench.awaitCard("case:" + id + ":1", "DUE");
        }
    }

    @Test
    void a_target_that_holds_anything_is_left_as_it_was() {
        try (var from = Database.open(file);
                var to = Database.open(server)) {
            new CaseStore(from).insert(SampleCases.fresh());
            new CaseStore(to).firstSight("slack", "event-1", SampleCases.NOW);
            assertThatThrownBy(() -> TableCopy.copy(from, to))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("seen_events");
            assertThat(new CaseStore(to).byId(SampleCases.fresh().id())).isEmpty();
        }
    }

    @Test
    void a_copy_that_breaks_off_leaves_nothing() {
        try (var from = Database.open(file);
                var to = Database.open(server)) {
            new CaseStore(from).insert(SampleCases.fresh());
            from.inTransaction(connection -> {
                try (var odd = connection.createStatement()) {
                    return odd.execute("CREATE TABLE zz_unknown_to_the_server (id TEXT)");
                }
            });
            assertThatThrownBy(() -> TableCopy.copy(from, to)).isInstanceOf(StoreException.class);
            assertThat(new CaseStore(to).byId(SampleCases.fresh().id())).isEmpty();
        }
    }

    @Test
    void a_character_that_the_server_cannot_keep_is_replaced() {
        try (var from = Database.open(file);
                var to = Database.open(server)) {
            new CaseStore(from).firstSight("slack", "a\0b", SampleCases.NOW);
            TableCopy.copy(from, to);
            assertThat(List.of(
                            new CaseStore(to).firstSight("slack", "a\uFFFDb", SampleCases.NOW),
                            new CaseStore(to).firstSight("slack", "ab", SampleCases.NOW)))
                    .containsExactly(false, true);
        }
    }
}
