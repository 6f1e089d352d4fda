package org.smtpmedic.core.probe.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.rate.Admission.Entered;
import org.smtpmedic.core.probe.rate.Admission.Pass;
import org.smtpmedic.core.probe.rate.Admission.Reason;
import org.smtpmedic.core.probe.rate.Admission.TryLater;

class ProbeRatesTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ProbeRates rates = new ProbeRates(new ProbeLimits(2, 3, WINDOW, 2), now::get);

    @Test
    void the_third_test_of_a_person_waits_until_the_first_is_long_ago() {
        test("T1", "ann");
        now.set(START.plusSeconds(60));
        test("T1", "ann");
        assertThat(rates.enter("T1", "ann")).isEqualTo(new TryLater(Reason.PERSON, START.plus(WINDOW)));

        now.set(START.plus(WINDOW).minusMillis(1));
        assertThat(rates.enter("T1", "ann")).isEqualTo(new TryLater(Reason.PERSON, START.plus(WINDOW)));
        now.set(START.plus(WINDOW));
        test("T1", "ann");
        assertThat(rates.enter("T1", "ann"))
                .isEqualTo(new TryLater(Reason.PERSON, START.plusSeconds(60).plus(WINDOW)));
    }

    @Test
    void a_workspace_has_a_limit_of_its_own_and_others_go_on() {
        test("T1", "ann");
        test("T1", "bob");
        test("T1", "cyd");
        assertThat(rates.enter("T1", "dan")).isEqualTo(new TryLater(Reason.WORKSPACE, START.plus(WINDOW)));
        test("T2", "ann");
    }

    @Test
    void only_so_many_run_at_a_time_and_a_pass_counts_once() {
        Pass first = enter("T1", "ann");
        enter("T2", "bob");
        assertThat(rates.enter("T3", "cyd")).isEqualTo(new TryLater(Reason.PARALLEL, START.plusSeconds(15)));
        first.close();
        first.close();
        enter("T3", "cyd");
        assertThat(rates.enter("T4", "dan")).isInstanceOf(TryLater.class);
    }

    @Test
    void a_refusal_costs_nothing() {
        enter("T2", "x");
        Pass second = enter("T2", "y");
        for (int i = 0; i < 10; i++) {
            assertThat(rates.enter("T1", "ann")).isInstanceOf(TryLater.class);
        }
        second.close();
        test("T1", "ann");
        test("T1", "ann");
    }

    @Test
    void every_reason_is_a_sentence() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reason.sentence()).matches("[A-Z].*\\."));
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1", "1,0,1,1", "1,1,0,1", "1,1,1,0"})
    void limits_that_let_nobody_test_are_refused(int person, int workspace, int seconds, int parallel) {
        assertThatThrownBy(() -> new ProbeLimits(person, workspace, Duration.ofSeconds(seconds), parallel))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void test(String workspace, String person) {
        enter(workspace, person).close();
    }

    private Pass enter(String workspace, String person) {
        Admission admission = rates.enter(workspace, person);
        assertThat(admission).isInstanceOf(Entered.class);
        return ((Entered) admission).pass();
    }
}
