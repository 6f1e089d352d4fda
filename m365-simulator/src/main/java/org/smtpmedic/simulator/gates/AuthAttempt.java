package org.smtpmedic.simulator.gates;

/** One try to log in, without its secret. */
public sealed interface AuthAttempt {

    /** {@code AUTH LOGIN}. */
    record Basic(boolean credentialsRight) implements AuthAttempt {}

    /** {@code AUTH XOAUTH2}. */
    record OAuth(boolean tokenRight) implements AuthAttempt {}
}
