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

    static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = lower(chars[i]);
        }
        return new String(chars);
    }
}
