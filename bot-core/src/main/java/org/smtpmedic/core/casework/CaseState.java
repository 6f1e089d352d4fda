package org.smtpmedic.core.casework;

/** Where a case stands. */
public enum CaseState {
    /** The error has a name; nobody has done anything yet. */
    DIAGNOSED,
    /** Somebody ticks steps. */
    WORKING,
    /** A change was made and needs its time; a ping is scheduled. */
    WAITING,
    /** The wait is over and the person was pinged. */
    DUE,
    /** It works. */
    RESOLVED,
    /** Closed without success. */
    GIVEN_UP;

    public boolean isOpen() {
        return this != RESOLVED && this != GIVEN_UP;
    }
}
