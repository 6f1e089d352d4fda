package org.smtpmedic.core.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.followup.RetestPlan.End;
import org.smtpmedic.core.followup.RetestPlan.Event;

class RetestPlanTest {
    private static final Instant BEGUN = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest(name = "look {0} is due {1} after the beginning")
    @CsvSource({"1, PT15M", "2, PT30M", "3, PT1H", "4, PT2H", "5, PT26H", "6, PT50H", "7, PT72H"})
    void a_series_that_never_works_looks_at_these_times(int look, Duration after) {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        for (int i = 1; i < look; i++) {
            plan = looked(plan, false, due(plan));
        }
        assertThat(plan.dueAt()).contains(BEGUN.plus(after));
        assertThat(plan.looks()).isEqualTo(look - 1);
    }

    @Test
    void the_look_at_the_end_of_the_third_day_is_the_last() {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        for (int i = 0; i < 7; i++) {
            plan = looked(plan, false, due(plan));
        }
        assertThat(plan.end()).contains(End.TIME_IS_UP);
        assertThat(plan.looks()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "it works,            WORKS",
        "somebody stops it,   STOPPED",
        "the case is closed,  CASE_CLOSED",
    })
    void a_series_ends_by(String what, End end) {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        Instant now = BEGUN.plusSeconds(900);
        Event event = switch (end) {
            case WORKS, TIME_IS_UP -> new Event.Looked(due(plan), true);
            case STOPPED -> new Event.Stopped();
            case CASE_CLOSED -> new Event.CaseClosed();
        };
        RetestPlan over = plan.next(event, now);
        assertThat(over.end()).as(what).contains(end);
        assertThat(over.dueAt()).isEmpty();
        assertThat(over.next(new Event.Looked(due(plan), false), now)).isEqualTo(over);
        assertThat(over.next(new Event.Stopped(), now)).isEqualTo(over);
    }

    @Test
    void a_look_of_another_time_counts_for_nothing() {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        RetestPlan second = looked(plan, false, due(plan));
        assertThat(second.next(new Event.Looked(due(plan), true), BEGUN.plusSeconds(901)))
                .isEqualTo(second);
    }

    @Test
    void a_bot_that_was_down_for_days_looks_once_more_and_ends() {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        assertThat(looked(plan, false, BEGUN.plus(Duration.ofDays(9))).end()).contains(End.TIME_IS_UP);
    }

    /** Whatever happens, and however late: looks come in order, not too often, and there is an end. */
    @Property(tries = 500)
    void every_story_keeps_to_the_bounds(@ForAll("stories") List<Happening> story) {
        RetestPlan plan = RetestPlan.begin(BEGUN);
        Instant now = BEGUN;
        List<Instant> dues = new ArrayList<>();
        for (Happening happening : story) {
            now = now.plus(happening.later());
            Instant due = plan.dueAt().orElse(now);
            if (happening.kind() == Kind.LOOK && now.isBefore(due)) {
                now = due;
            }
            RetestPlan next = plan.next(happening.event(due), now);
            next.dueAt().filter(at -> !dues.contains(at)).ifPresent(dues::add);
            assertThat(next.looks()).isBetween(plan.looks(), plan.looks() + 1);
            assertThat(next.dueAt().isPresent()).isNotEqualTo(next.end().isPresent());
            if (plan.end().isPresent()) {
                assertThat(next).isEqualTo(plan);
            }
            plan = next;
        }
        assertThat(dues).isSorted().allMatch(due -> !due.isAfter(BEGUN.plus(RetestPlan.LIFE)));
        assertThat(plan.looks()).isLessThanOrEqualTo(7);
    }

    @Provide
    Arbitrary<List<Happening>> stories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(20, Kind.LOOK),
                net.jqwik.api.Tuple.of(5, Kind.STALE_LOOK),
                net.jqwik.api.Tuple.of(1, Kind.WORKS),
                net.jqwik.api.Tuple.of(1, Kind.STOP),
                net.jqwik.api.Tuple.of(1, Kind.CLOSE));
        Arbitrary<Duration> pauses =
                Arbitraries.longs().between(0, Duration.ofHours(30).toSeconds()).map(Duration::ofSeconds);
        return Combinators.combine(kinds, pauses).as(Happening::new).list().ofMaxSize(20);
    }

    private enum Kind {
        LOOK,
        STALE_LOOK,
        WORKS,
        STOP,
        CLOSE
    }

    record Happening(Kind kind, Duration later) {
        Event event(Instant due) {
            return switch (kind) {
                case LOOK -> new Event.Looked(due, false);
                case STALE_LOOK -> new Event.Looked(due.minusSeconds(1), true);
                case WORKS -> new Event.Looked(due, true);
                case STOP -> new Event.Stopped();
                case CLOSE -> new Event.CaseClosed();
            };
        }
    }

    private static RetestPlan looked(RetestPlan plan, boolean works, Instant now) {
        return plan.next(new Event.Looked(due(plan), works), now);
    }

    private static Instant due(RetestPlan plan) {
        return plan.dueAt().orElseThrow();
    }
}
