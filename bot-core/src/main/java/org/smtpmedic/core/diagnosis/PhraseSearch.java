package org.smtpmedic.core.diagnosis;

/** One pass of an automaton over one text. */
final class PhraseSearch {

    private final PhraseAutomaton automaton;
    private final PhraseTable table;
    private final FoldedText text;
    private final PhraseHits hits = new PhraseHits();
    private int state;

    PhraseSearch(PhraseAutomaton automaton, PhraseTable table, FoldedText text) {
        this.automaton = automaton;
        this.table = table;
        this.text = text;
        this.state = table.root();
    }

    PhraseHits run() {
        int at = plain(0);
        while (at < text.length()) {
            wide(at);
            at = plain(at + 1);
        }
        return hits;
    }

    /** Up to the next character beyond ASCII. */
    private int plain(int start) {
        int at = start;
        int now = state;
        char[] chars = text.raw();
        int length = text.length();
        int[] rows = table.rows();
        while (at < length && chars[at] < PhraseTable.ASCII) {
            char c = chars[at++];
            int column = PhraseTable.column(c);
            now = now >= 0 ? rows[now + column] : table.nextInside(now, c, column);
            if (table.endsPhrase(now) && PhraseTable.isSign(column)) {
                ended(now, at);
            }
        }
        state = now;
        return at;
    }

    private void wide(int at) {
        if (Character.isLetterOrDigit(text.charAt(at))) {
            state = table.nextOnWide(state, text.charAt(at));
            ended(state, at + 1);
        }
    }

    private void ended(int now, int at) {
        if (WordBoundary.at(text, at)) {
            automaton.collect(text, table.number(now), at, hits);
        }
    }
}
