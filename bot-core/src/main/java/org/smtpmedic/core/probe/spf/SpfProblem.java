package org.smtpmedic.core.probe.spf;

/** Ends an evaluation without an answer; the reason says why in plain words. */
final class SpfProblem extends Exception {
    private final SpfVerdict verdict;
    private final String reason;

    private SpfProblem(SpfVerdict verdict, String reason) {
        super(reason);
        this.reason = reason;
        this.verdict = verdict;
    }

    /** The domain's owner has to change something. */
    static SpfProblem permanent(String message) {
        return new SpfProblem(SpfVerdict.PERMERROR, message);
    }

    /** It may be different next time. */
    static SpfProblem temporary(String message) {
        return new SpfProblem(SpfVerdict.TEMPERROR, message);
    }

    String reason() {
        return reason;
    }

    SpfVerdict verdict() {
        return verdict;
    }
}
