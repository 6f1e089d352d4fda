package org.smtpmedic.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which ways to people are closed at present. A platform that does not answer is asked for one card at a time, however many wait: each call may hold a
 * thread until it times out, and the other platforms and the reminders need those. What waits comes back in a row, and not all at once.
 *
 * <p>Kept in memory: each process, and each start, finds out anew.
 */
final class Outages {
    /** A single conversation in trouble closes no way for the others. */
    private static final int FAILURES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    /** Nobody waits for longer than this once the platform is there again, unless many wait. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** An asking that has not come back by then is not waited for: its task may be gone. */
    private static final Duration ASKING = Duration.ofSeconds(15);
    /** Between one that waited and the next: 240 in a minute, Slack's "several hundred" (docs.slack.dev/apis/web-api/rate-limits) and less than Teams takes. */
    private static final Duration STEP = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final InstantSource clock;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();

    Outages(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The failures since the last success, until when nobody is to ask, and the last place that was given in the row.
     *
     * @param seenAt when this was found out; where that is still to come, the clock was put back and nothing of it holds
     */
    private record Way(int failures, Instant closedUntil, Instant endOfRow, Instant seenAt) {
        static final Way OPEN = new Way(0, Instant.MIN, Instant.MIN, Instant.MIN);

        Way at(Instant now) {
            return seenAt.isAfter(now) ? OPEN : this;
        }

        boolean isClosed() {
            return failures >= FAILURES;
        }

        Way queued(Instant at) {
            return new Way(failures, closedUntil, at, seenAt);
        }
    }

    /** When to come back, for a card that must not be sent now; empty where it may be, and its sender has to tell how it went. */
    Optional<Instant> wait(String way) {
        Instant now = clock.instant();
        Instant[] later = new Instant[1];
        ways.computeIfPresent(way, (_, before) -> {
            Way at = before.at(now);
            if (!at.isClosed()) {
                return at;
            }
            if (!at.closedUntil().isAfter(now)) {
                return new Way(at.failures(), now.plus(ASKING), at.endOfRow(), now);
            }
            Way queued = queue(at, at.closedUntil());
            later[0] = queued.endOfRow();
            return queued;
        });
        return Optional.ofNullable(later[0]);
    }

    /** The platform took it, or refused it for good: it is there. */
    void answered(String way) {
        ways.computeIfPresent(way, (_, at) -> {
            if (at.isClosed()) {
                log.info("{} answers again; what waited goes out in a row", way);
            }
            return at.endOfRow().isAfter(clock.instant()) ? Way.OPEN.queued(at.endOfRow()) : null;
        });
    }

    /** It did not answer, and is not asked again before {@code after} has passed. */
    void failed(String way, Duration after, String reason) {
        Instant now = clock.instant();
        ways.compute(way, (_, before) -> {
            Way at = before == null ? Way.OPEN : before.at(now);
            int failures = at.failures() + 1;
            if (failures == FAILURES) {
                log.warn("{} is away ({}); its cards wait and are tried one at a time", way, reason);
            }
            return new Way(failures, now.plus(pause(failures, after)), at.endOfRow(), now);
        });
    }

    /** The next place in the row, not before {@code earliest}: for cards that the platform has put off all together. */
    Instant place(String way, Instant earliest) {
        Instant[] place = new Instant[1];
        Instant now = clock.instant();
        ways.compute(way, (_, before) -> {
            Way queued = queue(before == null ? new Way(0, now, now, now) : before.at(now), earliest);
            place[0] = queued.endOfRow();
            return queued;
        });
        return place[0];
    }

    private static Way queue(Way at, Instant earliest) {
        boolean empty = at.endOfRow().isBefore(earliest);
        return at.queued(empty ? earliest : at.endOfRow().plus(STEP));
    }

    private static Duration pause(int failures, Duration after) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - FAILURES, 0, 10));
        var bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return bounded.compareTo(after) > 0 ? bounded : after;
    }
}
