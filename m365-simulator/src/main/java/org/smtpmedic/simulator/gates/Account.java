package org.smtpmedic.simulator.gates;

/** How the account of the sending mailbox stands. */
public enum Account {
    IN_ORDER,
    /** Somebody changed the password, and the device still has the old one. */
    PASSWORD_CHANGED,
    LOCKED,
    DISABLED
}
