package org.smtpmedic.core.probe.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What a DKIM key record holds (RFC 6376, section 3.6.1). */
sealed interface DkimKey {

    /** A key that can be read; {@code testing} where the owner asks them not to count it. */
    record Usable(String kind, int bits, boolean testing) implements DkimKey {
        private static final int LEAST_RSA_BITS = 1024;
        private static final int GOOD_RSA_BITS = 2048;

        /** Receivers refuse RSA keys below 1024 bits (RFC 8301). */
        boolean isAccepted() {
            return !isRsa() || bits >= LEAST_RSA_BITS;
        }

        /** Accepted, but no longer advised. */
        boolean isWeak() {
            return isRsa() && bits < GOOD_RSA_BITS;
        }

        private boolean isRsa() {
            return kind.equals("RSA");
        }
    }

    /** An empty {@code p}: the key was withdrawn. */
    record Revoked() implements DkimKey {}

    /** {@code problem} is half a sentence. */
    record Malformed(String problem) implements DkimKey {}

    /** Length of an Ed25519 public key (RFC 8463). */
    int ED25519_BYTES = 32;

    static DkimKey of(List<String> texts) {
        if (texts.size() != 1) {
            return new Malformed("there are " + texts.size() + " records where one is allowed");
        }
        TagList tags = TagList.of(texts.getFirst());
        if (!tags.wellFormed()) {
            return new Malformed("the record is not a list of tags");
        }
        if (!tags.value("v").orElse("DKIM1").equals("DKIM1")) {
            return new Malformed("its version is not DKIM1");
        }
        if (tags.value("p").isEmpty()) {
            return new Malformed("it has no key (p=)");
        }
        String key = tags.value("p").get().replaceAll("[ \t]", "");
        boolean testing = List.of(tags.value("t").orElse("").split(":", -1)).contains("y");
        return key.isEmpty() ? new Revoked() : decoded(key, tags.value("k").orElse("rsa"), testing);
    }

    private static DkimKey decoded(String base64, String kind, boolean testing) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new Malformed("its key is not base64");
        }
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "rsa" -> rsa(bytes, testing);
            case "ed25519" ->
                bytes.length == ED25519_BYTES
                        ? new Usable("Ed25519", ED25519_BYTES * Byte.SIZE, testing)
                        : new Malformed("its Ed25519 key has the wrong length");
            default -> new Malformed("its kind of key is unknown");
        };
    }

    private static DkimKey rsa(byte[] bytes, boolean testing) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
            return key instanceof RSAPublicKey rsa
                    ? new Usable("RSA", rsa.getModulus().bitLength(), testing)
                    : new Malformed("its key is no RSA key");
        } catch (GeneralSecurityException e) {
            return new Malformed("its key cannot be read; it was probably cut off or mistyped");
        }
    }
}
