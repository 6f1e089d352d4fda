package org.smtpmedic.core.probe;

/** Makes a stranger's text fit to be shown: no control or invisible characters, bounded. */
public final class PlainText {
    private PlainText() {}

    /** {@code text} without what cannot be seen, and at most {@code most} characters of it. */
    public static String of(String text, int most) {
        var plain = new StringBuilder();
        text.strip().codePoints().limit(most).forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
