package org.smtpmedic.simulator.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.BiPredicate;
import org.smtpmedic.simulator.gates.AuthAttempt;

/** A mailbox and what it takes to log in to it. Its secrets are made up, and still never shown. */
public final class SimulatedMailbox {
    private final String user;
    private final byte[] password;
    private final byte[] token;
    private volatile BiPredicate<String, String> trusted = (_, _) -> false;

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
        boolean right = MessageDigest.isEqual(token, givenToken)
                || trusted.test(user, new String(givenToken, StandardCharsets.UTF_8));
        return new AuthAttempt.OAuth(user.equalsIgnoreCase(givenUser) && right);
    }

    /** Also lets in whom {@code issuer} vouches for: it is given this mailbox's user and a token. */
    public void trust(BiPredicate<String, String> issuer) {
        trusted = issuer;
    }

    @Override
    public String toString() {
        return "SimulatedMailbox[" + user + "]";
    }
}
