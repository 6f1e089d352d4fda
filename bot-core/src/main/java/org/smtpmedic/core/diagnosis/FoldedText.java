package org.smtpmedic.core.diagnosis;

import java.util.Arrays;

/**
 * The working form of a paste: folded to lower case and plain characters, with the way back to the original. A {@link #BARRIER} stands
 * for a masked secret; nothing matches across it.
 */
final class FoldedText implements CharSequence {

    static final char BARRIER = '\u0001';

    private final char[] chars;
    private final OriginalPlaces places;
    private final int length;
    /** The same characters once more: nothing finds a word faster than a string does. */
    private final String text;

    private FoldedText(char[] chars, OriginalPlaces places, int length) {
        this.chars = chars;
        this.places = places;
        this.length = length;
        this.text = new String(chars, 0, length);
    }

    /** Index into the original of the first character behind folded index {@code start}. */
    int originalStart(int start) {
        return places.start(start);
    }

    /** Index behind the original of the last character before folded index {@code end}. */
    int originalEnd(int end) {
        return places.end(end - 1);
    }

    /** The characters themselves, for loops over all of them; there are {@link #length} of them, and nobody writes into them. */
    char[] raw() {
        return chars;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    /** The character, or a blank outside the text. */
    char at(int index) {
        return index < 0 || index >= length ? ' ' : chars[index];
    }

    @Override
    public String subSequence(int start, int end) {
        return text.substring(start, end);
    }

    boolean startsWith(String word, int at) {
        return text.startsWith(word, at);
    }

    /** The first place of a word that stands between {@code start} and {@code end} as a whole; -1 where it does not. */
    int indexOf(String word, int start, int end) {
        int from = Math.clamp(start, 0, length);
        return text.indexOf(word, from, Math.clamp(end, from, length));
    }

    /** The first place of a character from {@code start} on; the length of the text where it stands no more. */
    int next(char c, int start) {
        int found = text.indexOf(c, start);
        return found < 0 ? length : found;
    }

    boolean contains(String word) {
        return text.contains(word);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Grows a folded text. */
    static final class Builder {

        /** Stands in a table of folds for a character that has none. */
        static final char NO_FOLD = 0;

        /** So many characters are copied at once; behind an escape the rest of them is copied again. */
        private static final int BLOCK = 64;

        private final OriginalPlaces places = new OriginalPlaces();
        private char[] chars;
        private int length;

        Builder(int expected) {
            chars = new char[expected];
        }

        void add(char c, int start, int end) {
            makeRoom(1);
            places.note(length, start, end);
            chars[length++] = c;
        }

        /**
         * Adds ASCII characters of {@code text} from {@code start} on, as long as {@code folds} has something for them, and tells where
         * that ended.
         */
        int addFolds(String text, int start, int stop, char[] folds) {
            int at = start;
            int to = start;
            while (at == to && at < stop) {
                to = Math.min(stop, at + BLOCK);
                at += addFoldsOfBlock(text, at, to, folds);
            }
            return at;
        }

        private int addFoldsOfBlock(String text, int start, int stop, char[] folds) {
            makeRoom(stop - start);
            char[] block = chars;
            int first = length;
            int last = first + stop - start;
            text.getChars(start, stop, block, first);
            int at = first;
            while (at < last && block[at] < folds.length && folds[block[at]] != NO_FOLD) {
                block[at] = folds[block[at]];
                at++;
            }
            if (at > first) {
                places.note(first, start, start + 1);
                length = at;
            }
            return at - first;
        }

        /** Part of another folded text. */
        void add(FoldedText text, int from, int to) {
            makeRoom(to - from);
            System.arraycopy(text.chars, from, chars, length, to - from);
            places.copy(text.places, from, to, length);
            length += to - from;
        }

        private void makeRoom(int more) {
            if (length + more > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
            }
        }

        char last() {
            return length == 0 ? '\n' : chars[length - 1];
        }

        void removeLast() {
            places.forget(--length);
        }

        /** Whether the last character stands for the original from {@code start} to {@code end}. */
        boolean endsWith(int start, int end) {
            return length > 0 && places.start(length - 1) == start && places.end(length - 1) == end;
        }

        FoldedText build() {
            return new FoldedText(chars, places, length);
        }
    }
}
