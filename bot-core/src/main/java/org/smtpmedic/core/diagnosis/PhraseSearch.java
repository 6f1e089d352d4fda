package org.smtpmedic.core.diagnosis;

/** One pass of an automaton over one text. */
final class PhraseSearch {

    private final PhraseTable table;
    private final PhraseEndings endings;
    private final FoldedText text;
    private final PhraseHits hits = new PhraseHits();
    private int state;

    PhraseSearch(PhraseTable table, PhraseEndings endings, FoldedText text) {
        this.table = table;
        this.endings = endings;
        this.text = text;
        this.state = table.root();
    }

    PhraseHits run() {
        int at = step(0);
        while (at < text.length()) {
            if (text.charAt(at) < PhraseTable.ASCII) {
                ended(at + 1);
            } else if (Character.isLetterOrDigit(text.charAt(at))) {
                state = table.nextOnWide(state, text.charAt(at));
                ended(at + 1);
            }
            at = step(at + 1);
        }
        return hits;
    }

    /** Up to the next character that ends a phrase or lies beyond ASCII. A loop of its own: nearly all the time is spent in it. */
    private int step(int start) {
        int at = start;
        int now = state;
        char[] chars = text.raw();
        int length = text.length();
        int[] rows = table.rows();
        for (; at < length && chars[at] < PhraseTable.ASCII; at++) {
            char c = chars[at];
            int column = PhraseTable.column(c);
            if (column != PhraseTable.OTHER) {
                now = now >= 0 ? rows[now + column] : table.nextInside(now, c, column);
                if (table.endsPhrase(now)) {
                    break;
                }
            }
        }
        state = now;
        return at;
    }

    private void ended(int end) {
        if (WordBoundary.at(text, end)) {
            endings.collect(text, table.number(state), end, hits);
        }
    }
}
