package org.smtpmedic.core.casework;

import java.time.Duration;
import java.util.Objects;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.rate.ProbeRates;

/**
 * What tests of a mail path are run with.
 *
 * @param rates who may test how often
 * @param rule who may test at all, this way or another
 * @param betweenUpdates least real time between two states of a running test's card; platforms slow down who updates faster
 */
public record PathTesting(PathTester tester, ProbeRates rates, TestRule rule, Duration betweenUpdates) {

    private static final Duration USUAL = Duration.ofSeconds(1);

    public PathTesting {
        Objects.requireNonNull(tester);
        Objects.requireNonNull(rates);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(betweenUpdates);
    }

    /** Everybody may test. */
    public PathTesting(PathTester tester, ProbeRates rates, Duration betweenUpdates) {
        this(tester, rates, TestRule.everyone(), betweenUpdates);
    }

    /** With about one update a second. */
    public static PathTesting of(PathTester tester, ProbeRates rates, TestRule rule) {
        return new PathTesting(tester, rates, rule, USUAL);
    }
}
