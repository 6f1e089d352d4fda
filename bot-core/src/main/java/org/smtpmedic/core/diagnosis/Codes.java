package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Finds reply codes and enhanced status codes by hand: never inside an address, a version, a time or a longer number. */
final class Codes {

    private Codes() {}

    /** A code in the text; {@code end} is exclusive. */
    record Token(String value, int start, int end) {
        char type() {
            return value.charAt(0);
        }
    }

    /** All enhanced status codes ({@code 5.7.139}) of the classes 2, 4 and 5. */
    static List<Token> enhanced(String text) {
        var found = new ArrayList<Token>();
        for (int at = 0; at < text.length(); ) {
            if (!isDigit(text, at)) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && (isDigit(text, end) || (text.charAt(end) == '.' && isDigit(text, end + 1)))) {
                end++;
            }
            if (isEnhanced(text, at, end)) {
                found.add(new Token(text.substring(at, end), at, end));
            }
            at = end;
        }
        return found;
    }

    private static boolean isEnhanced(String text, int start, int end) {
        int length = end - start;
        if (length < 5 || length > 9 || "245".indexOf(text.charAt(start)) < 0 || text.charAt(start + 1) != '.') {
            return false;
        }
        int second = text.indexOf('.', start + 2);
        boolean three = second > start + 2
                && second < end
                && text.indexOf('.', second + 1) >= end == (text.indexOf('.', second + 1) >= 0)
                && second - start - 2 <= 3
                && end - second - 1 <= 3;
        return three && standsAlone(text, start, end);
    }

    private static boolean standsAlone(String text, int start, int end) {
        if (start > 0) {
            char before = text.charAt(start - 1);
            if (before == '/' || before == '_' || before == '@' || before == 'v' || before == 'V' || before == '.') {
                return false;
            }
        }
        return end >= text.length()
                || (!Character.isLetter(text.charAt(end)) && text.charAt(end) != '_' && text.charAt(end) != '@');
    }

    /** All three-digit numbers from 200 to 599 that stand alone. */
    static List<Token> threeDigits(String text) {
        var found = new ArrayList<Token>();
        for (int at = 0; at < text.length(); ) {
            if (!isDigit(text, at)) {
                at++;
                continue;
            }
            int end = at;
            while (isDigit(text, end)) {
                end++;
            }
            if (end - at == 3 && "245".indexOf(text.charAt(at)) >= 0 && isNumberAlone(text, at, end)) {
                found.add(new Token(text.substring(at, end), at, end));
            }
            at = end;
        }
        return found;
    }

    private static boolean isNumberAlone(String text, int start, int end) {
        if (start > 0 && (Character.isLetter(text.charAt(start - 1)) || ".:_/@".indexOf(text.charAt(start - 1)) >= 0)) {
            boolean afterColon = text.charAt(start - 1) == ':' && (start < 2 || !isDigit(text, start - 2));
            if (!afterColon) {
                return false;
            }
        }
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        return !Character.isLetter(after) && !(".:/_@".indexOf(after) >= 0 && isDigit(text, end + 1));
    }

    /**
     * The end of {@code 550-5.7.26 } or {@code 250 } at a line's start, behind the blank; -1 where there is no such prefix.
     */
    static int endOfReplyPrefix(String text, int start) {
        if (!isDigit(text, start)
                || !isDigit(text, start + 1)
                || !isDigit(text, start + 2)
                || isDigit(text, start + 3)) {
            return -1;
        }
        int at = start + 3;
        if (at >= text.length() || (text.charAt(at) != '-' && text.charAt(at) != ' ')) {
            return -1;
        }
        at++;
        int code = at;
        while (isDigit(text, at) || (at < text.length() && text.charAt(at) == '.' && isDigit(text, at + 1))) {
            at++;
        }
        return at == code || isEnhanced(text, code, at) ? at : -1;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
