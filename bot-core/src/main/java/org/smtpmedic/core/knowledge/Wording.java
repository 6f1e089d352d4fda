package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to recognise a cause.
 *
 * @param say the phrase: its parts, between which bounded gaps may stand, and for each part every way to say it. Empty only where
 *     {@code code} is present, or for a fallback
 * @param code an enhanced status code, or a range of its last number ({@code 5.7.606-649})
 * @param reply the reply code that must stand with it; {@code 53x} and {@code 5xx} hold whole groups
 * @param needs at least one of these must also stand in the text, unless the list is empty
 * @param unless none of these may stand in the text
 */
public record Wording(
        List<List<String>> say,
        Optional<String> code,
        Optional<String> reply,
        List<String> needs,
        List<String> unless,
        Weight weight) {

    public Wording {
        say = say.stream().map(List::copyOf).toList();
        needs = List.copyOf(needs);
        unless = List.copyOf(unless);
        Objects.requireNonNull(weight);
        if (say.isEmpty() && code.isEmpty() && weight != Weight.FALLBACK) {
            throw new IllegalArgumentException("A wording needs 'say' or 'code'");
        }
    }

    /**
     * Whether a reply is of the kind that must stand with it; an {@code x} holds any digit. Either code may be empty. Of a whole class
     * ({@code 5xx}) the enhanced code is proof enough.
     */
    public boolean fitsReply(String code, String enhanced) {
        if (reply.isEmpty()) {
            return true;
        }
        String pattern = reply.get();
        int digits = pattern.indexOf('x') < 0 ? pattern.length() : pattern.indexOf('x');
        return code.isEmpty()
                ? pattern.endsWith("xx") && enhanced.startsWith(pattern.substring(0, 1))
                : code.regionMatches(0, pattern, 0, digits);
    }

    /** How many digits of a code and of a reply code it names. */
    public int digits() {
        return code.map(value -> value.replace(".", "").length()).orElse(0)
                + reply.map(value -> value.replace("x", "").length()).orElse(0);
    }

    /** How much a wording proves, strongest first. */
    public enum Weight {
        /** The words alone name the cause. */
        SENTENCE,
        /** The number alone names it. */
        CODE,
        /** A client's own message. */
        SYMPTOM,
        /** Fits several causes. */
        GENERIC,
        /** A refusal in words that no other wording knows. */
        FALLBACK,
        /** A shell around the real answer. */
        WRAPPER,
        /** Says that something failed, and nothing else. */
        BARE
    }
}
