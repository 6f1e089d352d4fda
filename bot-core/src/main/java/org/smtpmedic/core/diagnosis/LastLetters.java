package org.smtpmedic.core.diagnosis;

import java.util.stream.Stream;

/**
 * Tells by two characters that none of some words ends at a place of a text, as is true of nearly every place. The words may be in any case,
 * and {@code _} and {@code -} may stand anywhere in them.
 */
final class LastLetters {

    private static final int ASCII = 0x80;
    private static final String FILLERS = "_-";

    /** By the last character but one and the last one. */
    private final boolean[] pairs = new boolean[ASCII * ASCII];

    /** @param words in lower case, none shorter than two characters */
    LastLetters(Stream<String> words) {
        words.forEach(word -> {
            char last = word.charAt(word.length() - 1);
            allow(word.charAt(word.length() - 2), last);
            FILLERS.chars().forEach(filler -> allow((char) filler, last));
        });
        for (char before = 0; before < ASCII; before++) {
            char any = before;
            FILLERS.chars().forEach(filler -> allow(any, (char) filler));
        }
    }

    private void allow(char before, char last) {
        if (before < ASCII && last < ASCII) {
            char upper = Character.toUpperCase(before);
            pairs[before * ASCII + last] = true;
            pairs[upper * ASCII + last] = true;
            pairs[before * ASCII + Character.toUpperCase(last)] = true;
            pairs[upper * ASCII + Character.toUpperCase(last)] = true;
        }
    }

    /**
     * The first place from {@code from} on, which is at least 2, that a word may end before; behind the text where there is none. Characters
     * beyond ASCII are not looked at.
     */
    int next(String text, int from) {
        int end = from;
        char before = end <= text.length() ? text.charAt(end - 2) : 0;
        while (end <= text.length()) {
            char last = text.charAt(end - 1);
            if (before >= ASCII || last >= ASCII || pairs[before * ASCII + last]) {
                break;
            }
            before = last;
            end++;
        }
        return end;
    }
}
