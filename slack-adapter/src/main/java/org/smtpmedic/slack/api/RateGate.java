package org.smtpmedic.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps methods shut for as long as Slack asked. Slack counts per method and workspace (docs.slack.dev/apis/web-api/rate-limits). */
final class RateGate {
    private final InstantSource clock;
    private final Map<String, Shut> shut = new ConcurrentHashMap<>();

    RateGate(InstantSource clock) {
        this.clock = clock;
    }

    /** Where {@code from} is still to come, the clock was put back, and {@code until} says nothing any more. */
    private record Shut(Instant from, Instant until) {}

    void shut(String team, String method, Duration pause) {
        Instant now = clock.instant();
        shut.merge(
                key(team, method),
                new Shut(now, now.plus(pause)),
                (one, two) -> one.from().isAfter(now) || two.until().isAfter(one.until()) ? two : one);
    }

    /** How long the method has to be left alone; empty where it may be called. */
    Optional<Duration> pause(String team, String method) {
        Instant now = clock.instant();
        return Optional.ofNullable(shut.get(key(team, method)))
                .filter(each -> !each.from().isAfter(now))
                .map(each -> Duration.between(now, each.until()))
                .filter(Duration::isPositive);
    }

    private static String key(String team, String method) {
        return team + "|" + method;
    }
}
