package org.smtpmedic.core.diagnosis;

/** One pass of an automaton over one text. */
final class PhraseSearch {

    private final PhraseAutomaton automaton;
    private final PhraseTable table;
    private final FoldedText text;
    private final RecentPlaces places;
    private final PhraseHits hits = new PhraseHits();
    private int state;

    PhraseSearch(PhraseAutomaton automaton, PhraseTable table, FoldedText text, int longest) {
        this.automaton = automaton;
        this.table = table;
        this.text = text;
        this.places = new RecentPlaces(longest);
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
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= PhraseTable.ASCII) {
                break;
            }
            now = table.next(now, c);
            boolean sign = PhraseTable.isSign(c);
            places.add(at, sign);
            at++;
            if (sign && table.endsPhrase(now)) {
                ended(now, at);
            }
        }
        state = now;
        return at;
    }

    private void wide(int at) {
        if (Character.isLetterOrDigit(text.charAt(at))) {
            state = table.nextOnWide(state, text.charAt(at));
            places.add(at, true);
            ended(state, at + 1);
        }
    }

    private void ended(int now, int at) {
        if (WordBoundary.at(text, at)) {
            automaton.collect(text, table.number(now), places, hits);
        }
    }
}
