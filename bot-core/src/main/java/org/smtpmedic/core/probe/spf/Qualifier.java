package org.smtpmedic.core.probe.spf;

/** What a directive says of whom its mechanism matches. */
enum Qualifier {
    PLUS(SpfVerdict.PASS),
    MINUS(SpfVerdict.FAIL),
    TILDE(SpfVerdict.SOFTFAIL),
    QUESTION(SpfVerdict.NEUTRAL);

    private final SpfVerdict verdict;

    Qualifier(SpfVerdict verdict) {
        this.verdict = verdict;
    }

    SpfVerdict verdict() {
        return verdict;
    }
}
