package org.smtpmedic.core.probe.spf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A domain's record as it was evaluated, with everything that it includes.
 *
 * @param domain whose record
 * @param record its text, as published; empty where none was used
 * @param verdict what it came to
 * @param steps the terms that asked the DNS, in order, up to the one that decided
 */
public record SpfBranch(String domain, Optional<String> record, SpfVerdict verdict, List<Step> steps) {
    public SpfBranch {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(record);
        Objects.requireNonNull(verdict);
        steps = List.copyOf(steps);
    }

    /** Terms that asked the DNS, here and in all branches below. */
    public int lookups() {
        return steps.stream().mapToInt(Step::lookups).sum();
    }

    /** Questions that nothing was found for, here and in all branches below. */
    public int voids() {
        return steps.stream().mapToInt(Step::voids).sum();
    }

    /**
     * One term that asked the DNS.
     *
     * @param term as published
     * @param ownVoids its own questions that nothing was found for
     * @param below the record that an {@code include} or {@code redirect} led to
     */
    public record Step(String term, int ownVoids, Optional<SpfBranch> below) {
        public Step {
            Objects.requireNonNull(term);
            Objects.requireNonNull(below);
        }

        /** This term and everything below it. */
        public int lookups() {
            return 1 + below.map(SpfBranch::lookups).orElse(0);
        }

        /** Of this term and everything below it. */
        public int voids() {
            return ownVoids + below.map(SpfBranch::voids).orElse(0);
        }
    }
}
