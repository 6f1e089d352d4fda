package org.smtpmedic.simulator.gates;

/** The mailbox's {@code SmtpClientAuthenticationDisabled}: empty, false or true. */
public enum MailboxSwitch {
    INHERIT,
    ON,
    OFF
}
