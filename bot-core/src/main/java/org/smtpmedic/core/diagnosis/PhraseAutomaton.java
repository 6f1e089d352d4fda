package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds many phrases in one pass over a text. Only letters and digits take part, so wraps, quotes and punctuation cost nothing; a hit
 * has to begin and end at the boundary of a word.
 */
final class PhraseAutomaton {

    private final List<List<Phrase>> phrases;
    private final PhraseTable table;
    private final PhraseEndings endings;

    /** Phrases are known by their place in the list from then on; of each any of its ways to be said will do. */
    PhraseAutomaton(List<List<String>> ways) {
        phrases = ways.stream()
                .map(texts -> texts.stream().map(Phrase::of).distinct().toList())
                .toList();
        PhraseTrie trie = new PhraseTrie();
        List<Phrase> all = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < phrases.size(); number++) {
            for (Phrase way : phrases.get(number)) {
                trie.insert(way.letters(), all.size());
                all.add(way);
                numbers.add(number);
            }
        }
        trie.link();
        table = new PhraseTable(trie);
        endings = new PhraseEndings(trie, all, numbers);
    }

    /** How many letters and digits a phrase has at least. */
    int lengthOf(int phrase) {
        return phrases.get(phrase).stream()
                .mapToInt(way -> way.letters().length())
                .min()
                .orElse(0);
    }

    PhraseHits find(FoldedText text) {
        return new PhraseSearch(table, endings, text).run();
    }
}
