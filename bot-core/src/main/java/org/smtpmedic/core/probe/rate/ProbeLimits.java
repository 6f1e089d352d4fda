package org.smtpmedic.core.probe.rate;

import java.time.Duration;

/**
 * How much may be tested.
 *
 * @param perPerson tests of one person within the window
 * @param perWorkspace tests of all people of a workspace within the window
 * @param window the time looked back on
 * @param parallel tests at one moment, of everybody
 */
public record ProbeLimits(int perPerson, int perWorkspace, Duration window, int parallel) {

    /** Refuses, with {@link IllegalArgumentException}, what would let nobody test. */
    public ProbeLimits {
        if (perPerson < 1 || perWorkspace < 1 || parallel < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("Every limit must be positive");
        }
    }

    /** Enough for somebody who changes and retries; a server that sees more refused logins would lock the account. */
    public static ProbeLimits standard() {
        return new ProbeLimits(10, 60, Duration.ofMinutes(10), 8);
    }
}
