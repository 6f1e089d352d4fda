package org.smtpmedic.core.diagnosis;

import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;

/** Words of a paste with their surroundings, cut where a line or at least a word ends. */
final class Excerpt {

    private static final int CONTEXT = 90;
    private static final String CUT = "…";

    private Excerpt() {}

    /** {@code start} and {@code end} are indexes into the original text. */
    static Evidence of(Paste paste, int start, int end) {
        int from = Math.max(0, start - CONTEXT);
        int to = Math.min(paste.length(), end + CONTEXT);
        String before = paste.masked(from, start).value();
        String after = paste.masked(end, to).value();
        return new Evidence(
                start,
                end,
                paste.masked(start, end).value(),
                from == 0 ? before : withoutHalfStart(before),
                to == paste.length() ? after : withoutHalfEnd(after));
    }

    private static String withoutHalfStart(String text) {
        int line = text.indexOf('\n');
        if (line >= 0) {
            return text.substring(line + 1);
        }
        int word = text.indexOf(' ');
        return CUT + text.substring(word + 1);
    }

    private static String withoutHalfEnd(String text) {
        int line = text.lastIndexOf('\n');
        if (line >= 0) {
            return text.substring(0, line);
        }
        int word = text.lastIndexOf(' ');
        return (word < 0 ? text : text.substring(0, word + 1)) + CUT;
    }
}
