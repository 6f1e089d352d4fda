package org.smtpmedic.core.probe.spf;

/** Counts what one evaluation has cost so far, against its limits. */
final class Spending {
    private final SpfLimits limits;
    private int lookups;
    private int voids;

    Spending(SpfLimits limits) {
        this.limits = limits;
    }

    void lookup() throws SpfProblem {
        if (++lookups > limits.lookups()) {
            throw SpfProblem.permanent("it takes more than " + limits.lookups() + " DNS lookups");
        }
    }

    void nothingFound() throws SpfProblem {
        if (++voids > limits.voids()) {
            throw SpfProblem.permanent("more than " + limits.voids() + " of its DNS lookups find nothing");
        }
    }
}
