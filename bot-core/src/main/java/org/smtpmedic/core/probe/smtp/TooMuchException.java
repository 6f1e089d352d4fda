package org.smtpmedic.core.probe.smtp;

import java.io.IOException;

/** A server said more than anybody listens to. */
final class TooMuchException extends IOException {
    private final String what;

    TooMuchException(String what) {
        super(what);
        this.what = what;
    }

    /** As in "the server sent ...". */
    String what() {
        return what;
    }
}
