package org.smtpmedic.core.diagnosis;

/** Where a word may begin or end. */
final class WordBoundary {

    private WordBoundary() {}

    static boolean at(FoldedText text, int index) {
        char before = text.at(index - 1);
        char after = text.at(index);
        if (Ascii.isLetter(before) && Ascii.isLetter(after)) {
            return false;
        }
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
