package org.smtpmedic.server.cli;

/** A command ends here, with one line for the person and an exit code. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String words;

    private Failure(int exitCode, String words) {
        super(words, null, false, false);
        this.exitCode = exitCode;
        this.words = words;
    }

    /** Wrong usage, or something given that cannot be used. */
    static Failure usage(String words) {
        return new Failure(2, words);
    }

    /** The thing looked at is broken. */
    static Failure broken(String words) {
        return new Failure(1, words);
    }

    int exitCode() {
        return exitCode;
    }

    String words() {
        return words;
    }
}
