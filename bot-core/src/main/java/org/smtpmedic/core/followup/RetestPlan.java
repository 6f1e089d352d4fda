package org.smtpmedic.core.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a series of retests looks again: the pure rules of it. After 15, 15, 30 and 60 minutes, then daily, the last time when three days are
 * over.
 *
 * @param begunAt when somebody asked for it
 * @param looks how often it has looked
 * @param state what it waits for, or how it ended
 */
public record RetestPlan(Instant begunAt, int looks, State state) {

    /** How long a series lives. */
    public static final Duration LIFE = Duration.ofDays(3);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    public RetestPlan {
        Objects.requireNonNull(begunAt);
        Objects.requireNonNull(state);
    }

    /** Where a series stands. */
    public sealed interface State {
        /** It looks again at {@code dueAt}. */
        record Waiting(Instant dueAt) implements State {
            public Waiting {
                Objects.requireNonNull(dueAt);
            }
        }

        /** It looks no more. */
        record Over(End why, Instant at) implements State {
            public Over {
                Objects.requireNonNull(why);
                Objects.requireNonNull(at);
            }
        }
    }

    /** How a series ends. */
    public enum End {
        WORKS,
        TIME_IS_UP,
        STOPPED,
        CASE_CLOSED
    }

    /** What happens to a series. */
    public sealed interface Event {
        /** The look that was due at {@code dueAt} was taken. */
        record Looked(Instant dueAt, boolean works) implements Event {
            public Looked {
                Objects.requireNonNull(dueAt);
            }
        }

        /** Somebody wants no more of it. */
        record Stopped() implements Event {}

        /** The case that it belongs to was closed. */
        record CaseClosed() implements Event {}
    }

    /** A new series. */
    public static RetestPlan begin(Instant now) {
        return new RetestPlan(now, 0, new State.Waiting(now.plus(PAUSES.getFirst())));
    }

    /** What comes of {@code event}; the same plan where the event does not concern it (any more). */
    public RetestPlan next(Event event, Instant now) {
        return switch (state) {
            case State.Over _ -> this;
            case State.Waiting(Instant dueAt) ->
                switch (event) {
                    case Event.Stopped() -> over(looks, End.STOPPED, now);
                    case Event.CaseClosed() -> over(looks, End.CASE_CLOSED, now);
                    case Event.Looked(Instant lookDue, boolean works) ->
                        lookDue.equals(dueAt) ? looked(works, now) : this;
                };
        };
    }

    /** When it looks again; empty once it is over. */
    public Optional<Instant> dueAt() {
        return state instanceof State.Waiting(Instant due) ? Optional.of(due) : Optional.empty();
    }

    /** How it ended; empty while it waits. */
    public Optional<End> end() {
        return state instanceof State.Over(End why, Instant _) ? Optional.of(why) : Optional.empty();
    }

    /** When it looks for the last time, should it not work before. */
    public Instant lastsUntil() {
        return begunAt.plus(LIFE);
    }

    private RetestPlan looked(boolean works, Instant now) {
        if (works) {
            return over(looks + 1, End.WORKS, now);
        }
        if (!now.isBefore(lastsUntil())) {
            return over(looks + 1, End.TIME_IS_UP, now);
        }
        Instant due = now.plus(looks + 1 < PAUSES.size() ? PAUSES.get(looks + 1) : AFTERWARDS);
        return new RetestPlan(begunAt, looks + 1, new State.Waiting(due.isAfter(lastsUntil()) ? lastsUntil() : due));
    }

    private RetestPlan over(int looks, End why, Instant now) {
        return new RetestPlan(begunAt, looks, new State.Over(why, now));
    }
}
