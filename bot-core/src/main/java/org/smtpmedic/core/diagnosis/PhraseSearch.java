package org.smtpmedic.core.diagnosis;

/** One pass of an automaton over one text, from run to run of letters, of digits, or of what is neither. */
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
        int at = 0;
        while (at < text.length()) {
            at = switch (CharacterKind.of(text.charAt(at))) {
                case CharacterKind.LETTER -> plain(at, CharacterKind.LETTER);
                case CharacterKind.DIGIT -> plain(at, CharacterKind.DIGIT);
                case CharacterKind.WIDE -> wide(at);
                default -> other(at);
            };
        }
        return hits;
    }

    private int other(int at) {
        if (text.charAt(at) == FoldedText.BARRIER) {
            state = table.root();
        }
        return at + 1;
    }

    /** A run of ASCII letters or of digits: a phrase may begin at its first one only, and end at its last one only. */
    private int plain(int start, int kind) {
        int at = start;
        int now = state;
        do {
            char c = text.charAt(at);
            now = table.next(now, c);
            places.add(at++);
        } while (now != table.root() && CharacterKind.of(text.at(at)) == kind);
        while (CharacterKind.of(text.at(at)) == kind) {
            at++;
        }
        state = now;
        ended(at);
        return at;
    }

    private int wide(int at) {
        if (Character.isLetterOrDigit(text.charAt(at))) {
            state = table.nextOnWide(state, text.charAt(at));
            places.add(at);
            ended(at + 1);
        }
        return at + 1;
    }

    private void ended(int at) {
        if (state != table.root() && WordBoundary.at(text, at)) {
            automaton.collect(text, table.number(state), places, hits);
        }
    }
}
