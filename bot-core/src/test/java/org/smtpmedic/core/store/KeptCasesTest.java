package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.HERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** What is kept is deleted in time, and nobody is named who asked to be forgotten. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeptCasesTest {
    private final TestDatabase kind;

    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<String> TABLES =
            List.of("cases", "case_events", "outbox", "seen_events", "path_runs", "dead_letters");

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
    void an_id_is_no_pattern() {
        String before = everything();
        for (String id : List.of("%", "a%", "_lex", "ALEX", "\"", "'; DROP TABLE cases; --", "")) {
            assertThat(forget(id)).as(id).isZero();
        }
        assertThat(everything()).isEqualTo(before);
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
                            all.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
            return all.toString();
        });
    }
}
