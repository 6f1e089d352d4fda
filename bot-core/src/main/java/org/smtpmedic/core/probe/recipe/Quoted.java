package org.smtpmedic.core.probe.recipe;

import java.util.regex.Pattern;

/** Words that a shell hands on as they are, whatever is in them. */
final class Quoted {
    /** PowerShell takes the typographic ones for the same (language specification, 2.3.5.2). */
    private static final Pattern SINGLE_QUOTES = Pattern.compile("['\u2018\u2019\u201A\u201B]");

    private Quoted() {}

    /** For a POSIX shell. Refuses, with {@link IllegalArgumentException}, what does not fit on a line. */
    static String unix(String word) {
        return "'" + onOneLine(word).replace("'", "'\\''") + "'";
    }

    /** For PowerShell. Refuses, with {@link IllegalArgumentException}, what does not fit on a line. */
    static String powerShell(String word) {
        return "'" + SINGLE_QUOTES.matcher(onOneLine(word)).replaceAll("$0$0") + "'";
    }

    private static String onOneLine(String word) {
        boolean odd = word.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.FORMAT);
        if (odd) {
            throw new IllegalArgumentException("A word for a shell has no control characters");
        }
        return word;
    }
}
