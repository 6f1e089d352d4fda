package org.smtpmedic.simulator.entra;

/** What the person before the device page does. */
public enum SignIn {
    /** Has not come yet. */
    PENDING,
    /** Has not come yet, and the program asks too often; the next question finds them signed in. */
    SLOW_DOWN_ONCE,
    DONE,
    DECLINED,
    /** Came too late. */
    EXPIRED
}
