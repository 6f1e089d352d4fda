package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds many phrases in one pass over a text. Only letters and digits take part, so wraps, quotes and punctuation cost nothing; a hit
 * has to begin and end at the boundary of a word.
 */
final class PhraseAutomaton {

    /** Of a phrase that a hostile text repeats, only so many places are kept; the last place always is. */
    private static final int MAX_HITS = 40;

    private final List<Phrase> phrases;
    private final PhraseTrie trie = new PhraseTrie();

    /** Indexes into the folded text. */
    record Hit(int start, int end) {}

    /** @param numbers for phrases of digits alone: the groups of digits, which must not be joined or cut */
    private record Phrase(String letters, String numbers) {}

    /** Phrases are known by their place in the list from then on. */
    PhraseAutomaton(List<String> texts) {
        phrases = texts.stream().map(PhraseAutomaton::phrase).toList();
        for (int id = 0; id < phrases.size(); id++) {
            trie.insert(phrases.get(id).letters, id);
        }
        trie.link();
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

    /** Every phrase's places in the text, in order; indexed by phrase. */
    List<List<Hit>> find(FoldedText text) {
        List<List<Hit>> hits = new ArrayList<>(Collections.nCopies(phrases.size(), List.of()));
        int[] places = new int[text.length()];
        int count = 0;
        int state = PhraseTrie.ROOT;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == FoldedText.BARRIER) {
                state = PhraseTrie.ROOT;
                count = 0;
            } else if (Character.isLetterOrDigit(c)) {
                places[count++] = at;
                state = trie.next(state, c);
                if (WordBoundary.at(text, at + 1)) {
                    collect(text, state, places, count, hits);
                }
            }
        }
        return hits;
    }

    private void collect(FoldedText text, int state, int[] places, int count, List<List<Hit>> hits) {
        int end = places[count - 1] + 1;
        for (int found = trie.firstEnding(state); found != PhraseTrie.ROOT; found = trie.shorterEnding(found)) {
            for (int phrase : trie.phrasesAt(found)) {
                int start = places[count - lengthOf(phrase)];
                if (WordBoundary.at(text, start) && sameNumbers(text, phrase, start, end)) {
                    add(hits, phrase, new Hit(start, end));
                }
            }
        }
    }

    private static void add(List<List<Hit>> hits, int phrase, Hit hit) {
        List<Hit> list = hits.get(phrase);
        if (list.isEmpty()) {
            list = new ArrayList<>();
            hits.set(phrase, list);
        }
        if (list.size() == MAX_HITS) {
            list.removeLast();
        }
        list.add(hit);
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
