package org.smtpmedic.teams.gate;

/** A request that does not get in. The reason is for the operator's log: it names the rule, and holds nothing of a token but its issuer. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    public Refused(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** 401 for who is not known, 403 for who may not do this, 503 where that cannot be told now. */
    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }
}
