package org.smtpmedic.core.diagnosis;

import java.util.Arrays;
import java.util.List;

/** Which phrases end in which state of a {@link PhraseTrie}; in plain arrays, because a text asks at every other word. */
final class PhraseEndings {

    /** By the trie's number of a state: where its endings begin. They reach to those of the next state. */
    private final int[] first;
    /** The endings of all states, of each state the shortest first: one way to say a phrase, and how many letters and digits it has. */
    private int[] ways = new int[1 << 10];

    private int[] letters = new int[1 << 10];
    private int size;
    /** For each way the number of its phrase. */
    private final int[] phraseOf;

    private final boolean[] digitsOnly;

    private final String[] groups;

    /** {@code trie} is linked and knows the ways by their place in {@code all}; the phrases they say are known by {@code numbers}. */
    PhraseEndings(PhraseTrie trie, List<Phrase> all, List<Integer> numbers) {
        phraseOf = numbers.stream().mapToInt(Integer::intValue).toArray();
        first = new int[trie.size() + 1];
        digitsOnly = new boolean[all.size()];
        groups = all.stream().map(Phrase::groups).toArray(String[]::new);
        for (int way = 0; way < digitsOnly.length; way++) {
            digitsOnly[way] = !groups[way].isEmpty();
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
        for (int way : trie.phrasesAt(ending)) {
            if (size == ways.length) {
                ways = Arrays.copyOf(ways, 2 * size);
                letters = Arrays.copyOf(letters, 2 * size);
            }
            ways[size] = way;
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
                    && (!digitsOnly[ways[i]] || Phrase.hasGroups(groups[ways[i]], text, start, end))) {
                hits.add(phraseOf[ways[i]], start, end);
            }
        }
    }
}
