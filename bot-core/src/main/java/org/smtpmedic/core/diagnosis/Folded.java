package org.smtpmedic.core.diagnosis;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The letters and digits of a text in lower case, and nothing else: case, blanks, line wraps (in mid-word too), quote marks, punctuation,
 * markup and escapes are gone. Each character knows where it stood, and whether something stood between it and the one before.
 */
final class Folded {

    private final char[] letters;
    private final int[] origin;
    private final boolean[] gapBefore;
    private final int length;

    private Folded(char[] letters, int[] origin, boolean[] gapBefore, int length) {
        this.letters = letters;
        this.origin = origin;
        this.gapBefore = gapBefore;
        this.length = length;
    }

    int length() {
        return length;
    }

    char letter(int index) {
        return letters[index];
    }

    /** Where the character stood in the original. */
    int origin(int index) {
        return origin[index];
    }

    /** Whether a word begins here. Scripts without blanks between words begin one everywhere. */
    boolean startsWord(int index) {
        return index == 0 || gapBefore[index] || unspaced(letters[index]) || unspaced(letters[index - 1]);
    }

    /** Whether a word ends before this index. */
    boolean endsWord(int index) {
        return index == length || startsWord(index);
    }

    private static boolean unspaced(char letter) {
        return letter >= 0x2E80 || (letter >= 0x0E00 && letter < 0x0E80);
    }

    /** A phrase of the catalogue, folded in the same way. */
    static String phrase(String text) {
        var folded = of(text);
        return new String(folded.letters, 0, folded.length);
    }

    static Folded of(String text) {
        var folder = new Folder(text);
        folder.run();
        return new Folded(folder.letters, folder.origin, folder.gaps, folder.length);
    }

    /** One walk over the text. */
    private static final class Folder {
        private final String text;
        private final boolean quotedPrintable;
        private char[] letters;
        private int[] origin;
        private boolean[] gaps;
        private int length;
        private int at;
        private boolean gap;

        Folder(String text) {
            this.text = text;
            quotedPrintable = text.contains("=\n") || text.contains("=\r\n") || text.contains("=3D");
            letters = new char[text.length() + 8];
            origin = new int[text.length() + 8];
            gaps = new boolean[text.length() + 8];
        }

        void run() {
            String repeated = "";
            while (at < text.length()) {
                if (at == 0 || text.charAt(at - 1) == '\n') {
                    repeated = skipRepeatedCode(repeated);
                    if (at >= text.length()) {
                        break;
                    }
                }
                step(text.charAt(at));
            }
        }

        /** In a reply over several lines each line repeats the code; the sentence goes on behind it. */
        private String skipRepeatedCode(String before) {
            int start = at;
            while (start < text.length() && start < at + 12 && " \t>|<*-".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            int end = Codes.endOfReplyPrefix(text, start);
            if (end < 0) {
                return "";
            }
            String prefix = text.substring(start, end).replace('-', ' ').strip();
            if (!before.isEmpty() && prefix.startsWith(before)) {
                at = end;
                return before;
            }
            return text.charAt(start + 3) == '-' ? prefix : "";
        }

        private void step(char c) {
            switch (c) {
                case 0x1B -> escapeSequence();
                case '&' -> entity();
                case '\\' -> backslash();
                case '=' -> quotedPrintable();
                case 'b' -> bytesLiteral();
                default -> plain(c);
            }
        }

        private void plain(char c) {
            if (c < 0x80) {
                if (c >= 'A' && c <= 'Z') {
                    append((char) (c + 32));
                } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                    append(c);
                } else {
                    gap = true;
                }
                at++;
            } else {
                int codePoint = text.codePointAt(at);
                other(codePoint);
                at += Character.charCount(codePoint);
            }
        }

        private void other(int codePoint) {
            int type = Character.getType(codePoint);
            if (type == Character.FORMAT) {
                return;
            }
            String normal = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
            for (int i = 0; i < normal.length(); i++) {
                char c = Character.toLowerCase(normal.charAt(i));
                if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                    append(c);
                } else {
                    gap = true;
                }
            }
        }

        private void append(char c) {
            if (length == letters.length) {
                int larger = length + length / 2;
                letters = Arrays.copyOf(letters, larger);
                origin = Arrays.copyOf(origin, larger);
                gaps = Arrays.copyOf(gaps, larger);
            }
            letters[length] = c;
            origin[length] = at;
            gaps[length] = gap;
            length++;
            gap = false;
        }

        /** A terminal's colour or cursor code. */
        private void escapeSequence() {
            at++;
            if (at < text.length() && text.charAt(at) == '[') {
                int last = Math.min(text.length(), at + 24);
                at++;
                while (at < last && !Character.isLetter(text.charAt(at))) {
                    at++;
                }
                at = Math.min(at + 1, text.length());
            }
        }

        /** An HTML entity for a quote mark and the like is punctuation; so is every numeric one that matters. */
        private void entity() {
            int semicolon = text.indexOf(';', at);
            boolean entity = semicolon > at + 1 && semicolon - at <= 8 && isEntity(text, at + 1, semicolon);
            gap = true;
            at = entity ? semicolon + 1 : at + 1;
        }

        private static boolean isEntity(String text, int start, int end) {
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (!Character.isLetterOrDigit(c) && !(c == '#' && i == start)) {
                    return false;
                }
            }
            return true;
        }

        /** Line ends, tabs and hexadecimal characters as JSON and logs escape them. */
        private void backslash() {
            gap = true;
            at++;
            if (at < text.length()) {
                char c = text.charAt(at);
                if (c == 'u' && isHex(at + 1, 4)) {
                    at += 5;
                } else if (c == 'r' || c == 'n' || c == 't') {
                    at++;
                }
            }
        }

        private void quotedPrintable() {
            gap = true;
            at += quotedPrintable && isHex(at + 1, 2) ? 3 : 1;
        }

        private boolean isHex(int from, int digits) {
            if (from + digits > text.length()) {
                return false;
            }
            for (int i = from; i < from + digits; i++) {
                if (Character.digit(text.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Python writes {@code b'5.7.139 …'}; the b is not part of the reply. */
        private void bytesLiteral() {
            boolean quote = at + 1 < text.length() && "'\"".indexOf(text.charAt(at + 1)) >= 0;
            boolean alone = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (quote && alone) {
                gap = true;
                at++;
            } else {
                plain('b');
            }
        }
    }
}
