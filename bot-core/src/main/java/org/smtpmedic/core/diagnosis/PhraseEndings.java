package org.smtpmedic.core.diagnosis;

import java.util.Arrays;
import java.util.List;

/** Which phrases end in which state of a {@link PhraseTrie}; in plain arrays, because a text asks at every other word. */
final class PhraseEndings {

    /** By the trie's number of a state: where its endings begin. They reach to those of the next state. */
    private final int[] first;
    /** The endings of all states, of each state the shortest first: the number of a phrase and how many letters and digits it has. */
    private int[] phrases = new int[1 << 10];

    private int[] letters = new int[1 << 10];
    private int size;
    /** By the number of a phrase. */
    private final boolean[] digitsOnly;

    private final String[] groups;

    /** {@code trie} is linked; a phrase's place in the list is its number there. */
    PhraseEndings(PhraseTrie trie, List<Phrase> all) {
        first = new int[trie.size() + 1];
        digitsOnly = new boolean[all.size()];
        groups = all.stream().map(Phrase::groups).toArray(String[]::new);
        for (int phrase = 0; phrase < digitsOnly.length; phrase++) {
            digitsOnly[phrase] = !groups[phrase].isEmpty();
        }
        for (int state = 0; state < trie.size(); state++) {
            add(trie, trie.firstEnding(state));
            first[state + 1] = size;
        }
    }

    private void add(PhraseTrie trie, int ending) {
        if (ending == PhraseTrie.ROOT) {
            return;
        }
        add(trie, trie.shorterEnding(ending));
        for (int phrase : trie.phrasesAt(ending)) {
            if (size == phrases.length) {
                phrases = Arrays.copyOf(phrases, 2 * size);
                letters = Arrays.copyOf(letters, 2 * size);
            }
            phrases[size] = phrase;
            letters[size++] = trie.depth(ending);
        }
    }

    /** Adds the phrases of a state, which end at {@code end} where a word does, if a word begins where they do. */
    void collect(FoldedText text, int state, int end, PhraseHits hits) {
        int start = end;
        int walked = 0;
        for (int i = first[state]; i < first[state + 1]; i++) {
            start = PhraseTable.start(text, start, letters[i] - walked);
            walked = letters[i];
            if (WordBoundary.at(text, start)
                    && (!digitsOnly[phrases[i]] || Phrase.hasGroups(groups[phrases[i]], text, start, end))) {
                hits.add(phrases[i], start, end);
            }
        }
    }
}
