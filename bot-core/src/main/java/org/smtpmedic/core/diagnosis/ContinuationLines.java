package org.smtpmedic.core.diagnosis;

/** Joins the lines of a long reply: drops the code that RFC 5321 repeats on each of them ({@code 535-5.7.8 ... 535 5.7.8 ...}). */
final class ContinuationLines {

    private static final int MAX_PREFIX = 40;

    private ContinuationLines() {}

    static FoldedText join(FoldedText text) {
        FoldedText.Builder out = new FoldedText.Builder(text.length());
        int open = -1;
        int at = 0;
        while (at < text.length()) {
            if (open >= 0 && text.at(at - 1) == '\n') {
                int code = codeOfLine(text, at);
                if (code >= 0 && sameCode(text, open, code)) {
                    open = text.at(code + 3) == '-' ? code : -1;
                    at = behindCodes(text, code);
                    out.add(' ', text.originalStart(code), text.originalEnd(at));
                    continue;
                }
            }
            if (isCode(text, at) && text.at(at + 3) == '-') {
                open = at;
            }
            out.add(text.charAt(at), text.originalStart(at), text.originalEnd(at + 1));
            at++;
        }
        return out.build();
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
