package org.smtpmedic.core.diagnosis;

import java.util.List;

/**
 * Finds many phrases in one pass over a text. Only letters and digits take part, so wraps, quotes and punctuation cost nothing; a hit
 * has to begin and end at the boundary of a word.
 */
final class PhraseAutomaton {

    private final List<Phrase> phrases;
    private final PhraseTrie trie = new PhraseTrie();
    private final PhraseTable table;

    /** @param numbers for phrases of digits alone: the groups of digits, which must not be joined or cut */
    private record Phrase(String letters, String numbers) {}

    /** Phrases are known by their place in the list from then on. */
    PhraseAutomaton(List<String> texts) {
        phrases = texts.stream().map(PhraseAutomaton::phrase).toList();
        for (int id = 0; id < phrases.size(); id++) {
            trie.insert(phrases.get(id).letters, id);
        }
        trie.link();
        table = new PhraseTable(trie);
    }

    private static Phrase phrase(String text) {
        FoldedText folded = Folding.phrase(text);
        StringBuilder letters = new StringBuilder(folded.length());
        folded.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        boolean digitsOnly = letters.chars().allMatch(c -> c >= '0' && c <= '9');
        return new Phrase(letters.toString(), digitsOnly ? groups(folded, 0, folded.length()) : "");
    }

    /** How many letters and digits a phrase has. */
    int lengthOf(int phrase) {
        return phrases.get(phrase).letters.length();
    }

    PhraseHits find(FoldedText text) {
        PhraseSearch search = new PhraseSearch(this, table, text);
        return search.run();
    }

    /** Adds the phrases of a state, which end at {@code end}, if they are whole words there. */
    void collect(FoldedText text, int state, int end, PhraseHits hits) {
        for (int found = trie.firstEnding(state); found != PhraseTrie.ROOT; found = trie.shorterEnding(found)) {
            int start = startOf(text, end, trie.depth(found));
            if (!WordBoundary.at(text, start)) {
                continue;
            }
            for (int phrase : trie.phrasesAt(found)) {
                if (sameNumbers(text, phrase, start, end)) {
                    hits.add(phrase, new PhraseHits.Hit(start, end));
                }
            }
        }
    }

    /** Where the last letters and digits before {@code end} begin, that many of them. */
    private static int startOf(FoldedText text, int end, int letters) {
        int start = end;
        for (int missing = letters; missing > 0; start--) {
            missing -= PhraseTable.counts(text.charAt(start - 1)) ? 1 : 0;
        }
        return start;
    }

    private boolean sameNumbers(FoldedText text, int phrase, int start, int end) {
        String numbers = phrases.get(phrase).numbers;
        return numbers.isEmpty() || numbers.equals(groups(text, start, end));
    }

    private static String groups(FoldedText text, int start, int end) {
        StringBuilder groups = new StringBuilder();
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                groups.append(c);
            } else if (!groups.isEmpty() && groups.charAt(groups.length() - 1) != ' ') {
                groups.append(' ');
            }
        }
        return groups.toString();
    }
}
