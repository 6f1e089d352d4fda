package org.smtpmedic.simulator.play;

/** A place in the dialogue. */
public enum Moment {
    /** Where the banner is due. */
    CONNECT,
    /** Where the reply to {@code EHLO} is due, in clear. */
    EHLO,
    /** Where the reply to {@code STARTTLS} is due. */
    STARTTLS,
    /** Behind the last line of a login. */
    AUTH,
    /** Where the reply to {@code MAIL} is due. */
    MAIL,
    /** Where the reply to {@code RCPT} is due. */
    RCPT,
    /** Behind the whole message. */
    DATA
}
