package org.smtpmedic.core.diagnosis;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Folds single characters: compatibility forms, case, accents and typographic quotes; drops what cannot be seen. */
final class CharacterFold {

    /** Some ligatures unfold to a whole phrase; nothing that belongs to an error text is longer than this. */
    private static final int MAX_UNFOLDED = 4;

    private static final String QUOTES = "\u2032\u2033\u00AB\u00BB\u00B4";

    private static final char[] ASCII = foldsOfAscii();
    /** Filled as characters come up: the normalizer is slow. Two threads may both find out the same. */
    private static final @Nullable String[] KNOWN = new String[Character.MAX_VALUE + 1];

    private CharacterFold() {}

    /** What each ASCII character folds to; {@link FoldedText.Builder#NO_FOLD} for those that are dropped. */
    static char[] ascii() {
        return ASCII.clone();
    }

    private static char[] foldsOfAscii() {
        char[] folds = new char[0x80];
        for (char c = ' '; c < 0x7f; c++) {
            folds[c] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        folds['\r'] = '\n';
        folds['\n'] = '\n';
        folds['\t'] = '\t';
        return folds;
    }

    static void fold(int codePoint, int start, int end, FoldedText.Builder out) {
        if (codePoint >= ASCII.length) {
            wide(codePoint, start, end, out);
        } else if (ASCII[codePoint] != FoldedText.Builder.NO_FOLD) {
            out.add(ASCII[codePoint], start, end);
        }
    }

    private static void wide(int codePoint, int start, int end, FoldedText.Builder out) {
        if (isUnchanged(codePoint)) {
            out.add((char) codePoint, start, end);
            return;
        }
        String folded = known(codePoint);
        for (int i = 0; i < folded.length(); i++) {
            out.add(folded.charAt(i), start, end);
        }
    }

    private static String known(int codePoint) {
        if (codePoint >= KNOWN.length) {
            return wide(codePoint);
        }
        String known = KNOWN[codePoint];
        if (known == null) {
            known = wide(codePoint);
            KNOWN[codePoint] = known;
        }
        return known;
    }

    private static String wide(int codePoint) {
        if (isInvisible(codePoint)) {
            return "";
        }
        if (isQuote(codePoint)) {
            return "'";
        }
        String unfolded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (unfolded.length() > MAX_UNFOLDED) {
            return " ";
        }
        StringBuilder folded = new StringBuilder();
        unfolded.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> c >= ASCII.length || ASCII[c] != FoldedText.Builder.NO_FOLD)
                .forEach(folded::appendCodePoint);
        return folded.toString();
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
