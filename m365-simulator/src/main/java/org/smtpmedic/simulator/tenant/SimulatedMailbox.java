package org.smtpmedic.simulator.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.smtpmedic.simulator.gates.AuthAttempt;

/** A mailbox and what it takes to log in to it. Its secrets are made up, and still never shown. */
public final class SimulatedMailbox {
    private final String user;
    private final byte[] password;
    private final byte[] token;

    /**
     * A mailbox.
     *
     * @param user its user principal name, which is its address too
     * @param password what {@code AUTH LOGIN} must bring
     * @param token what {@code AUTH XOAUTH2} must bring
     */
    public SimulatedMailbox(String user, String password, String token) {
        this.user = user;
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    public String user() {
        return user;
    }

    /** How a login with this user name and password looks to the gates. */
    public AuthAttempt byPassword(String givenUser, byte[] givenPassword) {
        return new AuthAttempt.Basic(
                user.equalsIgnoreCase(givenUser) && MessageDigest.isEqual(password, givenPassword));
    }

    /** How a login with this user name and bearer token looks to the gates. */
    public AuthAttempt byToken(String givenUser, byte[] givenToken) {
        return new AuthAttempt.OAuth(user.equalsIgnoreCase(givenUser) && MessageDigest.isEqual(token, givenToken));
    }

    @Override
    public String toString() {
        return "SimulatedMailbox[" + user + "]";
    }
}
