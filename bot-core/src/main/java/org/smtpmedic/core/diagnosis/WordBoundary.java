package org.smtpmedic.core.diagnosis;

/** Where a word may begin or end. */
final class WordBoundary {

    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    /** 0 for the ASCII characters that stand in no word. */
    private static final byte[] KINDS = kinds();

    private WordBoundary() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[0x80];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = Ascii.isLetter(c) ? LETTER : Ascii.isDigit(c) ? DIGIT : 0;
        }
        return kinds;
    }

    static boolean at(FoldedText text, int index) {
        char before = text.at(index - 1);
        char after = text.at(index);
        if (before >= KINDS.length || after >= KINDS.length) {
            return wide(before, after);
        }
        return KINDS[before] == 0 || KINDS[before] != KINDS[after];
    }

    private static boolean wide(char before, char after) {
        return !Character.isLetterOrDigit(before)
                || !Character.isLetterOrDigit(after)
                || Ascii.isDigit(before) != Ascii.isDigit(after)
                || isDense(before)
                || isDense(after);
    }

    /** Scripts that are written without blanks. */
    private static boolean isDense(char c) {
        return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xD7FF);
    }
}
