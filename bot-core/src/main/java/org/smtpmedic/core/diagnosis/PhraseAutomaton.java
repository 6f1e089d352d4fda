package org.smtpmedic.core.diagnosis;

import java.util.List;

/**
 * Finds many phrases in one pass over a text. Only letters and digits take part, so wraps, quotes and punctuation cost nothing; a hit
 * has to begin and end at the boundary of a word.
 */
final class PhraseAutomaton {

    private final List<Phrase> phrases;
    private final PhraseTable table;
    private final PhraseEndings endings;

    /** Phrases are known by their place in the list from then on. */
    PhraseAutomaton(List<String> texts) {
        phrases = texts.stream().map(Phrase::of).toList();
        PhraseTrie trie = new PhraseTrie();
        for (int phrase = 0; phrase < phrases.size(); phrase++) {
            trie.insert(phrases.get(phrase).letters(), phrase);
        }
        trie.link();
        table = new PhraseTable(trie);
        endings = new PhraseEndings(trie, phrases);
    }

    /** How many letters and digits a phrase has. */
    int lengthOf(int phrase) {
        return phrases.get(phrase).letters().length();
    }

    PhraseHits find(FoldedText text) {
        return new PhraseSearch(table, endings, text).run();
    }
}
