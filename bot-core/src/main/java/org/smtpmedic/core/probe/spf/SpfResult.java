package org.smtpmedic.core.probe.spf;

import java.util.Objects;
import java.util.Optional;

/**
 * What an evaluation came to.
 *
 * @param reason why, in plain words with the domain's own terms in them; not cleaned for display
 * @param explanation the domain owner's own text for a {@code FAIL}, expanded; a stranger's words, not cleaned
 * @param tree how it got there
 */
public record SpfResult(SpfVerdict verdict, String reason, Optional<String> explanation, SpfBranch tree) {
    public SpfResult {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(explanation);
        Objects.requireNonNull(tree);
    }
}
