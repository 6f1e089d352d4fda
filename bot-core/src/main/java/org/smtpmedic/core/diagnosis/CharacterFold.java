package org.smtpmedic.core.diagnosis;

import java.text.Normalizer;

/** Folds single characters: compatibility forms, case, accents and typographic quotes; drops what cannot be seen. */
final class CharacterFold {

    /** Some ligatures unfold to a whole phrase; nothing that belongs to an error text is longer than this. */
    private static final int MAX_UNFOLDED = 4;

    private static final String QUOTES = "\u2032\u2033\u00AB\u00BB\u00B4";

    private CharacterFold() {}

    static void fold(int codePoint, int start, int end, FoldedText.Builder out) {
        if (codePoint < 0x80) {
            ascii((char) codePoint, start, end, out);
        } else if (!isInvisible(codePoint)) {
            wide(codePoint, start, end, out);
        }
    }

    private static void ascii(char c, int start, int end, FoldedText.Builder out) {
        if (c >= 'A' && c <= 'Z') {
            out.add((char) (c + 32), start, end);
        } else if (c == '\r') {
            out.add('\n', start, end);
        } else if ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\t') {
            out.add(c, start, end);
        }
    }

    private static void wide(int codePoint, int start, int end, FoldedText.Builder out) {
        if (isUnchanged(codePoint)) {
            out.add((char) codePoint, start, end);
            return;
        }
        if (isQuote(codePoint)) {
            out.add('\'', start, end);
            return;
        }
        String unfolded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (unfolded.length() > MAX_UNFOLDED) {
            out.add(' ', start, end);
            return;
        }
        unfolded.codePoints().forEach(c -> {
            int lower = Character.toLowerCase(Character.toUpperCase(c));
            if (lower < 0x80) {
                ascii((char) lower, start, end, out);
            } else if (Character.getType(lower) != Character.NON_SPACING_MARK) {
                for (char part : Character.toChars(lower)) {
                    out.add(part, start, end);
                }
            }
        });
    }

    /** Large scripts that no folding changes; the normalizer is slow. */
    private static boolean isUnchanged(int c) {
        return (c >= 0x3041 && c <= 0x304A) || (c >= 0x4E00 && c <= 0x9FFF);
    }

    private static boolean isQuote(int c) {
        return (c >= 0x2018 && c <= 0x201F) || QUOTES.indexOf(c) >= 0;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
