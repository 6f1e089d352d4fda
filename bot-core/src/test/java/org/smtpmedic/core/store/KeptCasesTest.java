package org.smtpmedic.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.HERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.SelfRetest;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.RetestPlan;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** What is kept is deleted in time, and nobody is named who asked to be forgotten. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeptCasesTest {
    private final TestDatabase kind;

    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<String> TABLES = List.of(
            "cases", "case_events", "outbox", "seen_events", "path_runs", "retests", "scheduled_tasks", "dead_letters");

    @TempDir
    private Path folder;

    private Workbench bench;

    KeptCasesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        bench = new Workbench(kind.in(folder), false);
        bench.says(ALEX, TENANT_OFF);
        bench.awaitQuiet();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_case_that_nobody_touches_is_deleted_with_all_that_belongs_to_it() {
        bench.presses(ALEX, new CardAction.ItWorks("N1"));
        bench.awaitQuiet();
        bench.clock.turn(KEPT.minusDays(1));
        assertThat(retention().run()).isZero();
        assertThat(everything()).contains("tenant-off");

        bench.clock.turn(Duration.ofDays(2));
        assertThat(retention().run()).isPositive();
        assertThat(everything()).isEmpty();
        assertThat(retention().run()).isZero();
    }

    @Test
    void a_reminder_that_is_still_to_come_keeps_its_case() {
        bench.presses(ALEX, new CardAction.RemindIn("N1", KEPT.plusDays(10)));
        bench.awaitQuiet();
        bench.clock.turn(KEPT.plusDays(1));
        retention().run();
        assertThat(theCase()).isTrue();
    }

    @Test
    void who_is_forgotten_takes_their_own_cases_along() {
        assertThat(forget(ALEX.id())).isPositive();
        assertThat(everything()).doesNotContain("\"alex\"", "Alex");
        assertThat(theCase()).isFalse();
        assertThat(forget(ALEX.id())).isZero();
    }

    @Test
    void in_the_cases_of_others_somebody_stands_in_the_place_of_who_is_forgotten() {
        bench.presses(SAM, new CardAction.TickStep("N1", "allow-mailbox", true));
        bench.awaitQuiet();
        assertThat(forget(SAM.id())).isPositive();
        assertThat(everything()).doesNotContain("\"sam\"", "Sam").contains("somebody", "Alex");
        bench.says(ALEX, TENANT_OFF);
        assertThat(bench.openCase().id()).isEqualTo("N1");
        assertThat(bench.openCase().conversation()).isEqualTo(HERE);
    }

    @Test
    void a_series_of_tests_goes_when_it_has_been_over_for_long() {
        var now = bench.clock.instant();
        var plan = RetestPlan.begin(now);
        save(ALEX, "open", plan);
        save(ALEX, "over", plan.next(new RetestPlan.Event.Stopped(), now));
        bench.clock.turn(KEPT.minusDays(1));
        retention().run();
        assertThat(everything()).contains("for open", "for over");
        bench.clock.turn(Duration.ofDays(2));
        retention().run();
        assertThat(everything()).contains("for open").doesNotContain("for over");
    }

    @Test
    void what_waits_for_who_is_forgotten_is_not_done_any_more() {
        var plan = RetestPlan.begin(bench.clock.instant());
        save(ALEX, "theirs", plan);
        save(SAM, "of others", plan);
        for (var person : List.of(ALEX, SAM)) {
            for (String task : List.of("event", "test", "path-test", "mail-question")) {
                TaskText.client(bench.database)
                        .scheduleIfNotExists(
                                TaskDescriptor.of(task, String.class)
                                        .instance(task + "@" + person.id())
                                        .data(Json.write(Map.of("conversation", HERE, "person", person)))
                                        .build(),
                                bench.clock.instant().plus(KEPT));
            }
        }
        assertThat(forget(ALEX.id())).isPositive();
        assertThat(everything())
                .doesNotContain("\"alex\"", "Alex", "for theirs")
                .contains("for of others", "\"sam\"");
        assertThat(forget(ALEX.id())).isZero();
    }

    @Test
    void an_id_is_no_pattern() {
        String before = everything();
        for (String id : List.of("%", "a%", "_lex", "ALEX", "\"", "'; DROP TABLE cases; --", "")) {
            assertThat(forget(id)).as(id).isZero();
        }
        assertThat(everything()).isEqualTo(before);
    }

    private void save(Person by, String id, RetestPlan plan) {
        var series = new SelfRetest(id, HERE, by, "for " + id, Optional.empty(), Optional.empty(), plan);
        bench.database.inTransaction(_ -> {
            new Retests(bench.database).save(series, bench.clock.instant());
            return series;
        });
    }

    private boolean theCase() {
        return bench.database.inTransaction(_ -> bench.cases.byId("N1")).isPresent();
    }

    private int forget(String personId) {
        return new KeptCases(bench.database).forget("test", personId);
    }

    private Retention retention() {
        return new Retention(bench.database, List.of(new KeptCases(bench.database)), KEPT, bench.clock);
    }

    /** Whatever the tables hold, in words. */
    private String everything() {
        return bench.database.inTransaction(connection -> {
            var all = new StringBuilder();
            for (String table : TABLES) {
                try (var query = connection.prepareStatement("SELECT * FROM " + table);
                        var rows = query.executeQuery()) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            boolean isText =
                                    !rows.getMetaData().getColumnName(i).equals("task_data");
                            all.append(isText ? rows.getString(i) : new String(rows.getBytes(i), UTF_8))
                                    .append('\n');
                        }
                    }
                }
            }
            return all.toString();
        });
    }
}
