package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Objects;

/** A text as somebody pasted it, with its secrets found. The original never leaves this package. */
public final class Paste {

    /** What stands behind this many characters is not read. */
    public static final int MAX_LENGTH = 1_000_000;

    private final String original;
    private final boolean truncated;
    private final List<SecretSpan> secrets;
    private final FoldedText folded;

    private Paste(String original, boolean truncated) {
        this.original = original;
        this.truncated = truncated;
        this.secrets = SecretFinder.find(original);
        this.folded = Folding.fold(original, secrets);
    }

    /** Any text will do; a text beyond {@link #MAX_LENGTH} is cut there. Takes time linear in its length. */
    public static Paste of(String text) {
        Objects.requireNonNull(text);
        boolean truncated = text.length() > MAX_LENGTH;
        return new Paste(truncated ? text.substring(0, MAX_LENGTH) : text, truncated);
    }

    /** Whether the end of the text was left out. */
    public boolean truncated() {
        return truncated;
    }

    /** What was masked, in order and without overlap; spans in the original text. */
    public List<SecretSpan> secrets() {
        return secrets;
    }

    /** The text with every secret replaced; safe to store and to show. */
    public MaskedText masked() {
        return masked(0, original.length());
    }

    int length() {
        return original.length();
    }

    /** Part of the text; a secret that reaches into it is replaced as a whole. */
    MaskedText masked(int start, int end) {
        StringBuilder masked = new StringBuilder(end - start);
        int at = start;
        for (SecretSpan secret : secrets) {
            if (secret.end() > at && secret.start() < end) {
                masked.append(original, at, Math.max(at, secret.start()));
                masked.append('[').append(name(secret.kind())).append(" removed]");
                at = secret.end();
            }
        }
        masked.append(original, Math.min(at, end), end);
        return new MaskedText(masked.toString());
    }

    private static String name(SecretSpan.Kind kind) {
        return switch (kind) {
            case PASSWORD -> "password";
            case AUTH_BASE64 -> "login data";
            case XOAUTH2, JWT, TOKEN -> "token";
            case CLIENT_SECRET -> "client secret";
            case PRIVATE_KEY -> "private key";
            case CONNECTION_STRING -> "access key";
        };
    }

    FoldedText folded() {
        return folded;
    }
}
