package org.smtpmedic.core.diagnosis;

import java.util.Arrays;

/**
 * The working form of a paste: folded to lower case and plain characters, with the way back to the original. A {@link #BARRIER} stands
 * for a masked secret; nothing matches across it.
 */
final class FoldedText implements CharSequence {

    static final char BARRIER = '\u0001';

    private final char[] chars;
    private final int[] from;
    private final int[] to;
    private final int length;

    private FoldedText(char[] chars, int[] from, int[] to, int length) {
        this.chars = chars;
        this.from = from;
        this.to = to;
        this.length = length;
    }

    /** Index into the original of the first character behind folded index {@code start}. */
    int originalStart(int start) {
        return from[start];
    }

    /** Index behind the original of the last character before folded index {@code end}. */
    int originalEnd(int end) {
        return to[end - 1];
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
        return new String(chars, start, end - start);
    }

    boolean startsWith(String word, int at) {
        if (at < 0 || at + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (chars[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int indexOf(String word, int start, int end) {
        for (int at = Math.max(start, 0); at + word.length() <= Math.min(end, length); at++) {
            if (startsWith(word, at)) {
                return at;
            }
        }
        return -1;
    }

    boolean contains(String word) {
        return indexOf(word, 0, length) >= 0;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    /** Grows a folded text. */
    static final class Builder {

        private char[] chars;
        private int[] from;
        private int[] to;
        private int length;

        Builder(int expected) {
            chars = new char[expected + 16];
            from = new int[expected + 16];
            to = new int[expected + 16];
        }

        void add(char c, int start, int end) {
            if (length == chars.length) {
                int bigger = length * 2;
                chars = Arrays.copyOf(chars, bigger);
                from = Arrays.copyOf(from, bigger);
                to = Arrays.copyOf(to, bigger);
            }
            chars[length] = c;
            from[length] = start;
            to[length] = end;
            length++;
        }

        char last() {
            return length == 0 ? '\n' : chars[length - 1];
        }

        FoldedText build() {
            return new FoldedText(chars, from, to, length);
        }
    }
}
