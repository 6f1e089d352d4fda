package org.smtpmedic.core.probe.smtp;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** How long a key is. */
final class KeySize {
    private static final int LEAST_RSA = 2_048;
    private static final int LEAST_EC = 224;

    private KeySize() {}

    /** In bits, as text; empty for a kind without a length of its own. */
    static String of(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> Integer.toString(rsa.getModulus().bitLength());
            case ECPublicKey ec -> Integer.toString(ec.getParams().getOrder().bitLength());
            default -> "";
        };
    }

    /** Shorter than what public authorities have signed since 2014. */
    static boolean isTooShort(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < LEAST_EC;
            default -> false;
        };
    }
}
