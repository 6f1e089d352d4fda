package org.smtpmedic.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's keys: what is kept is sealed with the first, and opened with whichever it was sealed with. AES-256 in GCM, a random nonce
 * each time, and a context that is not stored: what is moved to another place does not open there.
 */
public final class KeyRing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_KEYS = 10;
    private static final Pattern ONE = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String current;

    private KeyRing(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * Reads the keys: {@code name:base64 of 32 bytes}, with white space or commas between them, the one to seal with first.
     *
     * @return empty where any of them is something else, a name comes twice, or there is no key
     */
    public static Optional<KeyRing> of(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String each : text.strip().split("[\\s,]+", -1)) {
            var match = ONE.matcher(each);
            if (!match.matches() || keys.size() == MOST_KEYS) {
                return Optional.empty();
            }
            byte[] key = decode(match.group(2));
            if (key.length != KEY_BYTES || keys.put(match.group(1), new SecretKeySpec(key, "AES")) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new KeyRing(keys));
    }

    /** What became of opening. */
    public sealed interface Opened {
        record Plain(String text) implements Opened {}

        /** Sealed with a key of this name, which is not among ours. */
        record UnknownKey(String name) implements Opened {}

        /** Changed since, moved here from elsewhere, or sealed with another key of the same name. */
        record Tampered() implements Opened {}
    }

    /** Seals {@code text} for the place that {@code context} names. */
    public String seal(String text, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, context).doFinal(text.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return current + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /** Opens what was sealed for the place that {@code context} names. Total: never throws. */
    public Opened open(String sealed, String context) {
        int colon = sealed.indexOf(':');
        if (colon < 0) {
            return new Opened.Tampered();
        }
        String name = sealed.substring(0, colon);
        if (!keys.containsKey(name)) {
            return new Opened.UnknownKey(name);
        }
        try {
            byte[] both = decode(sealed.substring(colon + 1));
            if (both.length <= NONCE_BYTES) {
                return new Opened.Tampered();
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, name, nonce, context)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return new Opened.Plain(new String(text, UTF_8));
        } catch (GeneralSecurityException _) {
            return new Opened.Tampered();
        }
    }

    /** Whether {@code sealed} names the key that is sealed with now. */
    boolean isCurrent(String sealed) {
        return sealed.startsWith(current + ":");
    }

    /** A key for another purpose; whoever knows it knows nothing of the operator's. */
    SecretKey derived(String purpose) {
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract().addIKM(keyOf(current)).thenExpand(purpose.getBytes(UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HKDF", e);
        }
    }

    /** The name of the key that is sealed with. */
    String current() {
        return current;
    }

    private Cipher cipher(int mode, String name, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keyOf(name), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((name + "|" + context).getBytes(UTF_8));
        return cipher;
    }

    private SecretKey keyOf(String name) {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("No such key");
        }
        return key;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "[keys " + keys.keySet() + "]";
    }
}
