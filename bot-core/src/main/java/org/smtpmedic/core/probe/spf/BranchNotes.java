package org.smtpmedic.core.probe.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the steps of one branch while it is evaluated; every void is charged as it is noted. */
final class BranchNotes {
    private final String domain;
    private final Spending spending;
    private final List<SpfBranch.Step> steps = new ArrayList<>();
    private Optional<String> record = Optional.empty();
    private Optional<String> term = Optional.empty();
    private int voids;
    private Optional<SpfBranch> below = Optional.empty();

    BranchNotes(String domain, Spending spending) {
        this.domain = domain;
        this.spending = spending;
    }

    void record(String text) {
        record = Optional.of(text);
    }

    /** A term that asks the DNS begins. */
    void begin(String text) throws SpfProblem {
        close();
        term = Optional.of(text);
        spending.lookup();
    }

    void nothingFound() throws SpfProblem {
        voids++;
        spending.nothingFound();
    }

    void below(SpfBranch branch) {
        below = Optional.of(branch);
    }

    SpfBranch branch(SpfVerdict verdict) {
        close();
        return new SpfBranch(domain, record, verdict, steps);
    }

    private void close() {
        term.ifPresent(text -> steps.add(new SpfBranch.Step(text, voids, below)));
        term = Optional.empty();
        voids = 0;
        below = Optional.empty();
    }
}
