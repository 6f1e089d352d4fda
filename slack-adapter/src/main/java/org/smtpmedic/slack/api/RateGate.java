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
    private final Map<String, Instant> shutUntil = new ConcurrentHashMap<>();

    RateGate(InstantSource clock) {
        this.clock = clock;
    }

    void shut(String team, String method, Duration pause) {
        shutUntil.merge(key(team, method), clock.instant().plus(pause), (one, two) -> one.isAfter(two) ? one : two);
    }

    /** How long the method has to be left alone; empty where it may be called. */
    Optional<Duration> pause(String team, String method) {
        return Optional.ofNullable(shutUntil.get(key(team, method)))
                .map(until -> Duration.between(clock.instant(), until))
                .filter(Duration::isPositive);
    }

    private static String key(String team, String method) {
        return team + "|" + method;
    }
}
