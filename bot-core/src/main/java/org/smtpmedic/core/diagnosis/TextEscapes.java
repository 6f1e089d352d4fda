package org.smtpmedic.core.diagnosis;

import java.util.Map;

/** Reads one escape sequence at a place of a text. All lookahead is bounded. */
final class TextEscapes {

    /** A sequence that stands for no character at all. */
    static final int NOTHING = -1;

    private static final Decoded NONE = new Decoded(0, 0);
    private static final int MAX_ENTITY = 12;
    private static final int MAX_BACKSLASHES = 8;
    private static final Map<String, Integer> ENTITIES = Map.ofEntries(
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("nbsp", (int) ' '),
            Map.entry("ndash", (int) '-'),
            Map.entry("mdash", (int) '-'),
            Map.entry("lsquo", (int) '\''),
            Map.entry("rsquo", (int) '\''),
            Map.entry("ldquo", (int) '"'),
            Map.entry("rdquo", (int) '"'),
            Map.entry("hellip", (int) '.'));

    private TextEscapes() {}

    /** {@code size} counts the characters that were read; 0 means that no escape stands there. */
    record Decoded(int codePoint, int size) {}

    /** Named and numbered HTML entities; also when the ampersand itself was escaped, once or several times. */
    static Decoded entity(String text, int at, int stop) {
        int start = at + 1;
        while (start + 4 <= stop && text.startsWith("amp;", start) && start - at < MAX_ENTITY * 2) {
            start += 4;
        }
        int end = start;
        int limit = Math.min(stop, start + MAX_ENTITY);
        while (end < limit && text.charAt(end) != ';' && text.charAt(end) > ' ') {
            end++;
        }
        if (end < limit && text.charAt(end) == ';') {
            int codePoint = named(text.substring(start, end));
            if (codePoint >= 0) {
                return new Decoded(codePoint, end + 1 - at);
            }
        }
        return start > at + 1 ? new Decoded('&', start - at) : NONE;
    }

    private static int named(String name) {
        if (name.startsWith("#")) {
            boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            return number(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
        }
        return ENTITIES.getOrDefault(name, NOTHING);
    }

    /** What programs and JSON write for line breaks, quotes and other characters, also with the backslash doubled by one encoding more. */
    static Decoded backslash(String text, int at, int stop) {
        int end = at;
        while (end < stop && end - at < MAX_BACKSLASHES && text.charAt(end) == '\\') {
            end++;
        }
        if (end == stop) {
            return NONE;
        }
        return switch (text.charAt(end)) {
            case 'n', 'r' -> new Decoded('\n', end + 1 - at);
            case 't' -> new Decoded(' ', end + 1 - at);
            case '"', '\'', '/' -> new Decoded(text.charAt(end), end + 1 - at);
            case 'u' -> {
                int codePoint = end + 5 <= stop ? number(text, end + 1, end + 5, 16) : NOTHING;
                yield codePoint < 0 ? NONE : new Decoded(codePoint, end + 5 - at);
            }
            default -> NONE;
        };
    }

    /** A soft line break or {@code =3D}; bytes beyond ASCII become a blank. */
    static Decoded quotedPrintable(String text, int at, int stop) {
        if (text.startsWith("=\r\n", at) && at + 3 <= stop) {
            return new Decoded(NOTHING, 3);
        }
        if (text.startsWith("=\n", at) && at + 2 <= stop) {
            return new Decoded(NOTHING, 2);
        }
        int value = at + 3 <= stop ? number(text, at + 1, at + 3, 16) : NOTHING;
        if (value < 0) {
            return NONE;
        }
        return new Decoded(value < 0x80 ? value : ' ', 3);
    }

    private static int number(String text, int start, int end, int radix) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return NOTHING;
            }
            value = value * radix + digit;
        }
        return end > start && end - start < 8 && Character.isValidCodePoint(value) ? value : NOTHING;
    }
}
