package org.smtpmedic.core.diagnosis;

import java.util.List;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/**
 * Whole messages that are a login, such as {@code /smtp-test scanner@contoso.com Password1}, or nothing but a password. Without a word
 * before it a password is only known by its mixture, so of a lone word letters of both cases, a digit and a sign are asked for.
 */
final class TypedLogins {

    private static final int LONGEST = 300;
    private static final int LONGEST_WORD = 128;
    private static final String SIGNS = "!#$%&*+=?^@~";

    private TypedLogins() {}

    static void find(String text, List<SecretSpan> found) {
        int start = skip(text, 0, true);
        int end = text.length();
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start > LONGEST) {
            return;
        }
        if (text.startsWith("/smtp-test", start)) {
            start = Math.min(skip(text, skip(text, start, false), true), end);
        }
        int first = Math.min(skip(text, start, false), end);
        int second = Math.min(skip(text, first, true), end);
        boolean oneWordBehind = second < end && skip(text, second, false) >= end;
        if (isAddress(text, start, first) && oneWordBehind && isPassword(text, second, end)) {
            found.add(new SecretSpan(Kind.PASSWORD, second, end));
        } else if (first == end && isMixed(text, start, end)) {
            found.add(new SecretSpan(Kind.PASSWORD, start, end));
        }
    }

    private static int skip(String text, int from, boolean blanks) {
        int at = from;
        while (at < text.length() && (text.charAt(at) <= ' ') == blanks) {
            at++;
        }
        return at;
    }

    private static boolean isAddress(String text, int start, int end) {
        int sign = text.indexOf('@', start);
        return sign > start && sign < end - 1 && text.indexOf('.', sign) > sign && text.indexOf('.', sign) < end - 1;
    }

    /** Not a second address, a host, a port or a plain word. */
    private static boolean isPassword(String text, int start, int end) {
        return !isAddress(text, start, end)
                && end - start <= LONGEST_WORD
                && text.substring(start, end).chars().anyMatch(Character::isLetter)
                && !text.substring(start, end).matches("[a-z]+|[\\w-]+(\\.[\\w-]+)+(:\\d{1,5})?");
    }

    private static boolean isMixed(String text, int start, int end) {
        String word = text.substring(start, end);
        return word.length() >= 8
                && word.length() <= 64
                && word.chars().anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(Character::isLowerCase)
                && word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0)
                && !word.contains("://")
                && !isAddress(text, start, end);
    }
}
