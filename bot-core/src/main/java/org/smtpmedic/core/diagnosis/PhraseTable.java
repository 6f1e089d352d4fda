package org.smtpmedic.core.diagnosis;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The steps of a {@link PhraseTrie}, laid out for speed. A state where phrases part has a row with what follows on each ASCII character,
 * and is known by the place of that row. The many states deep inside a phrase know the one character that goes on and where to fall back
 * to else; they are known by a negative number. So the table grows with the places where phrases part, and not with their letters.
 */
final class PhraseTable {

    /** Characters beyond these are stepped over by {@link #nextOnWide}. */
    static final int ASCII = 0x80;

    private static final int SIGNS = 36;
    /** The column of characters that are neither letters nor digits; there is none in the rows, because the state stays. */
    static final int OTHER = -1;

    private static final int BARRIER = SIGNS;
    /** Behind the columns stands the state's number in the trie. */
    private static final int NUMBER = SIGNS + 1;

    private static final int WIDTH = SIGNS + 2;
    private static final byte[] COLUMN = columns();
    private static final boolean[] ASCII_COUNTS = asciiCounts();
    /** Whatever the text, it goes through the first states of phrases again and again: rows need no branch. */
    private static final int SHALLOW = 5;

    private final PhraseTrie trie;
    /** From the trie's numbers to this table's. */
    private final int[] known;

    private final int[] rows;
    private final int firstRowOfEnd;
    private final char[] only;
    private final int[] next;
    private final int[] fallback;
    private final int[] numbers;
    private final int firstLineOfEnd;

    /** {@code trie} is linked and grows no more. */
    PhraseTable(PhraseTrie trie) {
        this.trie = trie;
        known = new int[trie.size()];
        int rest = name(0, number -> hasRow(number) && !isEnd(number), row -> row * WIDTH);
        int parting = name(rest, number -> hasRow(number) && isEnd(number), row -> row * WIDTH);
        firstRowOfEnd = rest * WIDTH;
        rest = name(0, number -> !hasRow(number) && !isEnd(number), line -> ~line);
        int lines = name(rest, number -> !hasRow(number) && isEnd(number), line -> ~line);
        firstLineOfEnd = ~rest;
        rows = new int[parting * WIDTH];
        only = new char[lines];
        next = new int[lines];
        fallback = new int[lines];
        numbers = new int[lines];
        for (int number = 0; number < known.length; number++) {
            if (hasRow(number)) {
                row(number);
            } else {
                line(number);
            }
        }
    }

    private static byte[] columns() {
        byte[] columns = new byte[ASCII];
        Arrays.fill(columns, (byte) OTHER);
        for (int i = 0; i < SIGNS; i++) {
            columns[Character.forDigit(i, SIGNS)] = (byte) i;
        }
        columns[FoldedText.BARRIER] = BARRIER;
        return columns;
    }

    private static boolean[] asciiCounts() {
        boolean[] counts = new boolean[ASCII];
        for (char c = 0; c < ASCII; c++) {
            counts[c] = Ascii.isLetterOrDigit(c);
        }
        return counts;
    }

    private int name(int first, IntPredicate which, IntUnaryOperator name) {
        int free = first;
        for (int number = 0; number < known.length; number++) {
            if (which.test(number)) {
                known[number] = name.applyAsInt(free++);
            }
        }
        return free;
    }

    private boolean hasRow(int number) {
        return trie.depth(number) <= SHALLOW || trie.edgesOf(number).length > 1;
    }

    private boolean isEnd(int number) {
        return trie.firstEnding(number) != PhraseTrie.ROOT;
    }

    private void row(int number) {
        int row = known[number];
        for (int i = 0; i < SIGNS; i++) {
            rows[row + i] = known[trie.next(number, Character.forDigit(i, SIGNS))];
        }
        rows[row + BARRIER] = root();
        rows[row + NUMBER] = number;
    }

    private void line(int number) {
        int line = ~known[number];
        for (int c : trie.edgesOf(number)) {
            only[line] = (char) c;
            next[line] = known[trie.next(number, (char) c)];
        }
        fallback[line] = known[trie.failure(number)];
        numbers[line] = number;
    }

    int root() {
        return known[PhraseTrie.ROOT];
    }

    /** The column of a character below {@link #ASCII}; {@link #OTHER} for one that takes no part. */
    static int column(char c) {
        return COLUMN[c];
    }

    /** Whether a character takes part in phrases. */
    static boolean counts(char c) {
        return c < ASCII ? ASCII_COUNTS[c] : Character.isLetterOrDigit(c);
    }

    /** Where the last letters and digits before {@code end} begin, that many of them. */
    static int start(FoldedText text, int end, int letters) {
        char[] chars = text.raw();
        int start = end;
        for (int missing = letters; missing > 0; start--) {
            missing -= counts(chars[start - 1]) ? 1 : 0;
        }
        return start;
    }

    /** For the loop over a text: behind a state that is not negative comes {@code rows[state + column]}. */
    int[] rows() {
        return rows;
    }

    /** The state behind a negative one on a character below {@link #ASCII}, whose column is not {@link #OTHER}. */
    int nextInside(int from, char c, int column) {
        int at = from;
        while (at < 0) {
            if (only[~at] == c) {
                return next[~at];
            }
            at = fallback[~at];
        }
        return rows[at + column];
    }

    /** The state behind {@code from} on a letter or digit beyond {@link #ASCII}. */
    int nextOnWide(int from, char c) {
        return known[trie.next(number(from), c)];
    }

    /** Whether a phrase ends in a state of this table. */
    boolean endsPhrase(int at) {
        return at >= firstRowOfEnd || at <= firstLineOfEnd;
    }

    /** A state's number in the trie. */
    int number(int at) {
        return at < 0 ? numbers[~at] : rows[at + NUMBER];
    }
}
