package org.smtpmedic.core.probe.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** From when to when a token counts. */
final class LifetimeRule {
    /** What servers forgive between two clocks. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private LifetimeRule() {}

    static List<Finding> judge(Claims claims, Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(end(claims.time("exp"), now));
        claims.time("nbf")
                .filter(start -> start.isAfter(now.plus(SKEW)))
                .ifPresent(start -> findings.add(Finding.problem(
                        "The token counts only in " + inWords(Duration.between(now, start)) + ".",
                        "Compare the clock of this machine and of the one that got the token with the real time.")));
        return findings;
    }

    private static Finding end(Optional<Instant> end, Instant now) {
        if (end.isEmpty()) {
            return Finding.problem(
                    "The token does not say when it ends (exp).", "Get a new token from Microsoft's endpoint.");
        }
        Duration left = Duration.between(now, end.get());
        if (left.isNegative() || left.isZero()) {
            return Finding.problem(
                    "The token has expired " + inWords(left.negated()) + " ago.",
                    "Get a new one for each session: it lives 60 to 90 minutes. If your program keeps a refresh token, have it"
                            + " renew before it connects.");
        }
        return left.compareTo(SKEW) < 0
                ? Finding.warning("The token ends in " + inWords(left) + ".", "Get a new one before the next session.")
                : Finding.good("The token counts for another " + inWords(left) + ".");
    }

    private static String inWords(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(1, time.toSeconds()) + " s";
        }
        if (time.compareTo(Duration.ofHours(3)) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(Duration.ofDays(3)) < 0 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
