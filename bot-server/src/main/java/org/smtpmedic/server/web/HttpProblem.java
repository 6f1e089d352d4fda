package org.smtpmedic.server.web;

/** A request that is answered with an error. The message is for the person; it holds nothing of what the request brought. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String words;

    public HttpProblem(int status, String message) {
        super(message, null, false, false);
        this.status = status;
        this.words = message;
    }

    public int status() {
        return status;
    }

    /** The message. */
    public String words() {
        return words;
    }
}
