package org.smtpmedic.server.cli;

import java.util.regex.Pattern;

/** Text broken into lines that fit a terminal. */
final class Wrapped {
    private static final int WIDTH = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Wrapped() {}

    /** {@code indent} stands before every line but the first. */
    static String text(String text, String indent) {
        var out = new StringBuilder();
        int column = 0;
        for (String word : BLANKS.splitAsStream(text.strip()).toList()) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append(System.lineSeparator()).append(indent);
                column = indent.length();
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }
}
