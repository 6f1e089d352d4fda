package org.smtpmedic.core.diagnosis;

/** What a folded character is for the search of phrases. */
final class CharacterKind {

    static final int OTHER = 0;
    static final int LETTER = 1;
    static final int DIGIT = 2;
    /** Beyond ASCII; any of the three. */
    static final int WIDE = 3;

    private static final byte[] ASCII = ascii();

    private CharacterKind() {}

    private static byte[] ascii() {
        byte[] kinds = new byte[0x80];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = (byte) (Ascii.isDigit(c) ? DIGIT : Ascii.isLetterOrDigit(c) ? LETTER : OTHER);
        }
        return kinds;
    }

    static int of(char c) {
        return c < ASCII.length ? ASCII[c] : WIDE;
    }
}
