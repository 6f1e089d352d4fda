package org.smtpmedic.core.diagnosis;

/** A run of digits and dots, and what it may be by its shape alone. */
record CodeNumber(Kind kind, String digits, int start, int end) {

    static final CodeNumber NONE = new CodeNumber(Kind.NEITHER, "", 0, 0);

    private static final int MAX_WRAP = 8;

    enum Kind {
        REPLY,
        ENHANCED,
        NEITHER
    }

    /** Reads the number that begins at {@code start}; its end is always behind its start. */
    static CodeNumber read(FoldedText text, int start) {
        StringBuilder digits = new StringBuilder();
        int at = start;
        boolean wrapped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                digits.append(c);
                at++;
            } else if (c == '.') {
                int next = behindWrap(text, at + 1, wrapped || digits.length() > 6);
                if (!Ascii.isDigit(text.at(next))) {
                    break;
                }
                wrapped |= next > at + 1;
                digits.append('.');
                at = next;
            } else {
                break;
            }
        }
        String value = digits.toString();
        return new CodeNumber(kind(text, value, start, at), value, start, at);
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

    private static Kind kind(FoldedText text, String value, int start, int end) {
        if (!standsFree(text, start, end)) {
            return Kind.NEITHER;
        }
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
