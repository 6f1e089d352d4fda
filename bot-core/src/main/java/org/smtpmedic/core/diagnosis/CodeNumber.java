package org.smtpmedic.core.diagnosis;

/**
 * A run of digits and dots, and what it may be by its shape alone.
 *
 * @param digits the run without the wrap of a line; empty where it is no code
 */
record CodeNumber(Kind kind, String digits, int start, int end) {

    static final CodeNumber NONE = new CodeNumber(Kind.NEITHER, "", 0, 0);

    /** An enhanced code with three digits in each of its last two parts. */
    private static final int LONGEST = 9;

    private static final int MAX_BEFORE_WRAP = 6;
    private static final int MAX_WRAP = 8;

    enum Kind {
        REPLY,
        ENHANCED,
        NEITHER
    }

    /** Where the number ends that begins at {@code start}; always behind it. */
    static int end(FoldedText text, int start) {
        int at = start;
        boolean wrapped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                at++;
            } else if (c == '.') {
                int next = behindWrap(text, at + 1, wrapped || at - start > MAX_BEFORE_WRAP);
                if (!Ascii.isDigit(text.at(next))) {
                    break;
                }
                wrapped |= next > at + 1;
                at = next;
            } else {
                break;
            }
        }
        return at;
    }

    /** Tells most numbers of a log from a code by their first characters; the others have to be read. */
    static boolean mayBeCode(FoldedText text, int start, int end) {
        char first = text.charAt(start);
        return first >= '2' && first <= '5' && (end - start == 3 || text.at(start + 1) == '.');
    }

    /** Reads the number between two places. */
    static CodeNumber read(FoldedText text, int start, int end) {
        boolean wrapped = text.indexOf("\n", start, end) >= 0;
        boolean tooLong = end - start > (wrapped ? LONGEST + MAX_WRAP : LONGEST);
        if (tooLong || !standsFree(text, start, end)) {
            return new CodeNumber(Kind.NEITHER, "", start, end);
        }
        String run = text.subSequence(start, end);
        String digits = wrapped ? run.replace("\n", "").replace(" ", "") : run;
        return new CodeNumber(kind(digits), digits, start, end);
    }

    /** A chat may wrap the line inside a code, but only behind a dot. */
    private static int behindWrap(FoldedText text, int from, boolean no) {
        if (no || text.at(from) != '\n') {
            return from;
        }
        int at = from;
        while (at < text.length() && at - from < MAX_WRAP && (text.charAt(at) == '\n' || text.charAt(at) == ' ')) {
            at++;
        }
        return at;
    }

    private static Kind kind(String value) {
        if (value.length() == 3 && value.indexOf('.') < 0 && value.charAt(0) >= '2' && value.charAt(0) <= '5') {
            return Kind.REPLY;
        }
        return isEnhanced(value) ? Kind.ENHANCED : Kind.NEITHER;
    }

    private static boolean isEnhanced(String value) {
        int first = value.indexOf('.');
        int second = value.indexOf('.', first + 1);
        return first == 1
                && "245".indexOf(value.charAt(0)) >= 0
                && second > 2
                && second <= 5
                && value.indexOf('.', second + 1) < 0
                && value.length() - second <= 4;
    }

    private static boolean standsFree(FoldedText text, int start, int end) {
        char before = text.at(start - 1);
        char after = text.at(end);
        boolean glued =
                Ascii.isLetterOrDigit(before) || before == '.' || before == '_' || before == '@' || before == '%';
        boolean afterWord =
                (before == '-' || before == '/' || before == ':') && Ascii.isLetterOrDigit(text.at(start - 2));
        boolean afterNumber = afterWord && Ascii.isDigit(text.at(start - 2));
        boolean milliseconds = before == ',' && Ascii.isDigit(text.at(start - 2)) && Ascii.isDigit(text.at(start - 3));
        boolean afterCode =
                afterNumber && before != ':' && Ascii.isDigit(text.at(start - 4)) && !Ascii.isDigit(text.at(start - 5));
        boolean keyValue = before == ':' && !afterNumber;
        boolean goesOn = Ascii.isDigit(after)
                || (after == ':' && Ascii.isDigit(text.at(end + 1)))
                || after == '_'
                || after == '%'
                || (after == '/' && Ascii.isDigit(text.at(end + 1)) && !isEnhancedAhead(text, end + 1));
        return !glued && !milliseconds && (!afterWord || afterCode || keyValue) && !goesOn;
    }

    private static boolean isEnhancedAhead(FoldedText text, int at) {
        return text.at(at + 1) == '.';
    }
}
