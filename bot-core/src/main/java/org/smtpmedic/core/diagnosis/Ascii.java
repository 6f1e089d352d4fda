package org.smtpmedic.core.diagnosis;

/** Plain letters and digits. Lower case keeps every index, unlike {@link String#toLowerCase()}. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Whether {@code word}, which is in lower case, stands before {@code end} in any case. */
    static boolean endsWith(String text, int end, String word) {
        int start = end - word.length();
        return start >= 0 && startsWith(text, start, word);
    }

    /** Whether {@code word}, which is in lower case, stands at {@code start} in any case. */
    static boolean startsWith(String text, int start, String word) {
        if (text.length() - start < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code word}, which is in lower case, stands anywhere in any case; {@code rare} is the letter of it to look for. */
    static boolean contains(String text, String word, char rare) {
        return contains(text, word, word.indexOf(rare), rare)
                || contains(text, word, word.indexOf(rare), (char) (rare - 32));
    }

    private static boolean contains(String text, String word, int place, char c) {
        int at = text.indexOf(c);
        while (at >= 0 && (at < place || !startsWith(text, at - place, word))) {
            at = text.indexOf(c, at + 1);
        }
        return at >= 0;
    }

    static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = lower(chars[i]);
        }
        return new String(chars);
    }
}
