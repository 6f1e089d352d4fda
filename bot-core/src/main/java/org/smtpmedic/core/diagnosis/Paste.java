package org.smtpmedic.core.diagnosis;

import java.util.List;

/**
 * A text as somebody pasted it, made safe and readable: its secrets found and blotted out, its letters folded with a map back to where they
 * stood.
 */
final class Paste {

    /** What is read of a text at most. An error stands in its first million characters or nowhere. */
    static final int LONGEST = 1_000_000;

    private final String blotted;
    private final List<SecretSpan> secrets;
    private final MaskedText masked;
    private final Folded folded;

    private Paste(String original) {
        secrets = SecretFinder.find(original);
        blotted = blot(original, secrets);
        masked = mask(original, secrets);
        folded = Folded.of(blotted);
    }

    static Paste of(String text) {
        return new Paste(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** The original with every character of a secret made a blank, so that positions stay as they are. */
    String text() {
        return blotted;
    }

    List<SecretSpan> secrets() {
        return secrets;
    }

    MaskedText masked() {
        return masked;
    }

    Folded folded() {
        return folded;
    }

    private static String blot(String text, List<SecretSpan> secrets) {
        if (secrets.isEmpty()) {
            return text;
        }
        var blotted = text.toCharArray();
        for (var secret : secrets) {
            java.util.Arrays.fill(blotted, secret.start(), secret.end(), ' ');
        }
        return new String(blotted);
    }

    private static MaskedText mask(String text, List<SecretSpan> secrets) {
        var masked = new StringBuilder(text.length());
        int at = 0;
        for (var secret : secrets) {
            masked.append(text, at, secret.start())
                    .append('[')
                    .append(secret.kind().id())
                    .append(" removed]");
            at = secret.end();
        }
        return new MaskedText(masked.append(text, at, text.length()).toString());
    }
}
