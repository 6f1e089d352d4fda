package org.smtpmedic.core.diagnosis;

/** Joins the lines of a long reply: drops the code that RFC 5321 repeats on each of them ({@code 535-5.7.8 ... 535 5.7.8 ...}). */
final class ContinuationLines {

    private static final int MAX_PREFIX = 40;
    private static final int CODE = 3;

    private final FoldedText text;
    private final FoldedText.Builder out = new FoldedText.Builder(0);
    private int taken;

    private ContinuationLines(FoldedText text) {
        this.text = text;
    }

    /** The text itself where it holds no long reply. */
    static FoldedText join(FoldedText text) {
        return new ContinuationLines(text).joined();
    }

    private FoldedText joined() {
        int open = -1;
        for (int at = text.next('-', 0); at < text.length(); at = open < 0 ? text.next('-', at + 1) : at + 1) {
            char c = text.charAt(at);
            if (c == '-' && at - CODE >= taken && isCode(text, at - CODE)) {
                open = at - CODE;
            } else if (c == '\n' && open >= 0) {
                int code = codeOfLine(text, at + 1);
                if (code >= 0 && sameCode(text, open, code)) {
                    open = text.at(code + CODE) == '-' ? code : -1;
                    drop(at + 1, code, behindCodes(text, code));
                    at = taken - 1;
                }
            }
        }
        if (taken == 0) {
            return text;
        }
        out.add(text, taken, text.length());
        return out.build();
    }

    private void drop(int from, int code, int to) {
        out.add(text, taken, from);
        out.add(' ', text.originalStart(code), text.originalEnd(to));
        taken = to;
    }

    /** The place of the reply code at the start of a line, behind blanks and marks such as {@code S:} or {@code SERVER -> CLIENT:}. */
    private static int codeOfLine(FoldedText text, int start) {
        for (int at = start; at < Math.min(text.length(), start + MAX_PREFIX) && isMark(text.at(at)); at++) {
            if (isCode(text, at) && (text.at(at + 3) == '-' || text.at(at + 3) == ' ')) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isMark(char c) {
        return c != '\n' && c != FoldedText.BARRIER;
    }

    private static boolean isCode(FoldedText text, int at) {
        return Ascii.isDigit(text.at(at))
                && Ascii.isDigit(text.at(at + 1))
                && Ascii.isDigit(text.at(at + 2))
                && !Ascii.isDigit(text.at(at + 3))
                && text.at(at) >= '2'
                && text.at(at) <= '5'
                && !Character.isLetterOrDigit(text.at(at - 1))
                && text.at(at - 1) != '.';
    }

    private static boolean sameCode(FoldedText text, int one, int other) {
        return text.at(one) == text.at(other)
                && text.at(one + 1) == text.at(other + 1)
                && text.at(one + 2) == text.at(other + 2);
    }

    private static int behindCodes(FoldedText text, int code) {
        int at = code + 4;
        int end = at;
        while (Ascii.isDigit(text.at(end)) || (text.at(end) == '.' && Ascii.isDigit(text.at(end + 1)))) {
            end++;
        }
        boolean enhanced = end - at >= 5 && text.at(at + 1) == '.' && text.at(at) == text.at(code);
        return Math.min(enhanced ? end : at, text.length());
    }
}
