package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Finds port numbers: {@code 203.0.113.9:587}, {@code [::1]:25}, {@code host:465}, {@code port 25}, {@code port=25}. */
final class PortNumbers {

    private static final int MAX_DIGITS = 5;
    private static final int MAX_HOST = 80;
    private static final String WORD = "port";

    private PortNumbers() {}

    static List<String> between(FoldedText text, int start, int end) {
        List<String> ports = new ArrayList<>(2);
        for (int at = start; at < end; at++) {
            if (Ascii.isDigit(text.charAt(at)) && !Ascii.isDigit(text.at(at - 1))) {
                int stop = digitsEnd(text, at);
                if (stop - at <= MAX_DIGITS && isAlone(text, stop) && (behindHost(text, at) || behindWord(text, at))) {
                    ports.add(text.subSequence(at, stop));
                }
                at = stop;
            }
        }
        return ports;
    }

    private static int digitsEnd(FoldedText text, int at) {
        int end = at;
        while (Ascii.isDigit(text.at(end))) {
            end++;
        }
        return end;
    }

    /** Neither the minutes of a time, nor the line in front of a column, nor the beginning of a version. */
    private static boolean isAlone(FoldedText text, int end) {
        boolean goesOn = text.at(end) == ':' || text.at(end) == '.';
        return !goesOn || !Ascii.isDigit(text.at(end + 1));
    }

    private static boolean behindHost(FoldedText text, int at) {
        if (text.at(at - 1) != ':') {
            return false;
        }
        boolean host = false;
        for (int i = at - 2; i >= at - MAX_HOST && isOfHost(text.at(i)); i--) {
            host |= !Ascii.isDigit(text.at(i));
        }
        return host;
    }

    private static boolean isOfHost(char c) {
        return Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || c == ']';
    }

    private static boolean behindWord(FoldedText text, int at) {
        int end = at;
        while (end > at - 3 && !Ascii.isLetterOrDigit(text.at(end - 1))) {
            end--;
        }
        int start = end - WORD.length();
        return end < at && text.startsWith(WORD, start) && !Ascii.isLetter(text.at(start - 1));
    }
}
