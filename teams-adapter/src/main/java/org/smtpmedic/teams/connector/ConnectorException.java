package org.smtpmedic.teams.connector;

import java.time.Duration;
import java.util.Optional;

/** The connector did not do it. Holds what the channel said in its own short codes, and nothing else of its answer. */
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What it means for the message. */
    public enum Kind {
        /** Later: it is busy, away, or did not answer in time. */
        LATER,
        /** Later: it has named the time for which it wants to be left alone. */
        LIMITED,
        /** The bot was removed or blocked: nothing will ever be taken there. */
        CLOSED,
        /** The message that was to be replaced is not there. */
        NO_SUCH_MESSAGE,
        /** It is refused, and will be refused again. */
        REFUSED
    }

    private final Kind kind;
    private final transient Optional<Duration> patience;

    public ConnectorException(Kind kind, String reason, Optional<Duration> patience) {
        super(reason, null, false, false);
        this.kind = kind;
        this.patience = patience;
    }

    public Kind kind() {
        return kind;
    }

    /** One line for the operator. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** How long the channel asks us to wait; empty where it does not say. */
    public Optional<Duration> patience() {
        return patience;
    }
}
