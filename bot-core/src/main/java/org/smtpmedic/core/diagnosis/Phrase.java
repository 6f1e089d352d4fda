package org.smtpmedic.core.diagnosis;

/**
 * A phrase of the catalogue as texts are searched for it.
 *
 * @param letters its letters and digits, folded as texts are
 * @param groups for a phrase of digits alone: its groups of digits, which must not be joined or cut, with a blank between; else empty
 */
record Phrase(String letters, String groups) {

    static Phrase of(String text) {
        FoldedText folded = Folding.phrase(text);
        StringBuilder letters = new StringBuilder(folded.length());
        StringBuilder groups = new StringBuilder(folded.length());
        for (int at = 0; at < folded.length(); at++) {
            if (PhraseTable.counts(folded.charAt(at))) {
                boolean goesOn = letters.isEmpty() || PhraseTable.counts(folded.charAt(at - 1));
                letters.append(folded.charAt(at));
                groups.append(goesOn ? "" : " ").append(folded.charAt(at));
            }
        }
        boolean digitsOnly = letters.chars().allMatch(c -> Ascii.isDigit((char) c));
        return new Phrase(letters.toString(), digitsOnly ? groups.toString() : "");
    }

    /** Whether the digits between two places of a text, of which the first and the last are digits, stand in these groups. */
    static boolean hasGroups(String groups, FoldedText text, int start, int end) {
        int same = 0;
        for (int at = start; at < end; at++) {
            boolean counts = PhraseTable.counts(text.charAt(at));
            if (counts || PhraseTable.counts(text.charAt(at - 1))) {
                char expected = counts ? text.charAt(at) : ' ';
                if (same == groups.length() || groups.charAt(same) != expected) {
                    return false;
                }
                same++;
            }
        }
        return same == groups.length();
    }
}
