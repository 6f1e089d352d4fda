package org.smtpmedic.core.diagnosis;

/**
 * The steps of a {@link PhraseTrie}, laid out for speed. Where phrases part, a state has a row with what follows on each ASCII letter and
 * digit, and is known by the place of that row. The many states inside a phrase know the one character that goes on and where to fall
 * back to else; they are known by a negative number. So the table grows with the places where phrases part, and not with their letters.
 */
final class PhraseTable {

    private static final int SIGNS = 36;
    /** The last column holds the state's number in the trie. */
    private static final int WIDTH = SIGNS + 1;

    private static final byte[] COLUMN = columns();

    private final PhraseTrie trie;
    /** From the trie's numbers to this table's. */
    private final int[] known;

    private final int[] rows;
    private final char[] only;
    private final int[] next;
    private final int[] fallback;
    private final int[] state;

    /** {@code trie} is linked and grows no more. */
    PhraseTable(PhraseTrie trie) {
        this.trie = trie;
        known = new int[trie.size()];
        int lines = 0;
        int parting = 0;
        for (int i = 0; i < known.length; i++) {
            known[i] = parts(i) ? parting++ * WIDTH : ~lines++;
        }
        rows = new int[parting * WIDTH];
        only = new char[lines];
        next = new int[lines];
        fallback = new int[lines];
        state = new int[lines];
        for (int i = 0; i < known.length; i++) {
            if (known[i] >= 0) {
                row(i);
            } else {
                line(i);
            }
        }
    }

    private static byte[] columns() {
        byte[] columns = new byte['z' + 1];
        for (int i = 0; i < SIGNS; i++) {
            columns[Character.forDigit(i, SIGNS)] = (byte) i;
        }
        return columns;
    }

    private boolean parts(int number) {
        return number == PhraseTrie.ROOT || trie.edgesOf(number).length > 1;
    }

    private void row(int number) {
        int row = known[number];
        for (int i = 0; i < SIGNS; i++) {
            rows[row + i] = known[trie.next(number, Character.forDigit(i, SIGNS))];
        }
        rows[row + SIGNS] = number;
    }

    private void line(int number) {
        int line = ~known[number];
        for (int c : trie.edgesOf(number)) {
            only[line] = (char) c;
            next[line] = known[trie.next(number, (char) c)];
        }
        fallback[line] = known[trie.failure(number)];
        state[line] = number;
    }

    int root() {
        return known[PhraseTrie.ROOT];
    }

    /** The state behind {@code from} on an ASCII letter or digit in lower case. */
    int next(int from, char c) {
        int at = from;
        while (at < 0) {
            if (only[~at] == c) {
                return next[~at];
            }
            at = fallback[~at];
        }
        return rows[at + COLUMN[c]];
    }

    /** The state behind {@code from} on any other character. */
    int nextOnWide(int from, char c) {
        return known[trie.next(number(from), c)];
    }

    /** A state's number in the trie. */
    int number(int at) {
        return at < 0 ? state[~at] : rows[at + SIGNS];
    }
}
