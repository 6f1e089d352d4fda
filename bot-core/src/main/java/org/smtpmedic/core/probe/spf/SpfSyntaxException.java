package org.smtpmedic.core.probe.spf;

/** A record breaks the grammar; the message says where, with the record's own text in it. */
final class SpfSyntaxException extends Exception {
    private final String problem;

    SpfSyntaxException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
