package org.smtpmedic.core.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** The states of the phrase automaton: Aho and Corasick's trie with failure links, its edges in one open hash table. */
final class PhraseTrie {

    static final int ROOT = 0;

    private final List<int[]> edgesOf = new ArrayList<>();
    private final List<List<Integer>> phrasesAt = new ArrayList<>();
    private long[] keys = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int edges;
    private int[] fail = new int[0];
    private int[] shorter = new int[0];
    private int[] longest = new int[0];
    private int[] depth = new int[0];

    PhraseTrie() {
        newState();
    }

    private int newState() {
        edgesOf.add(new int[0]);
        phrasesAt.add(List.of());
        return edgesOf.size() - 1;
    }

    void insert(String word, int phrase) {
        int state = ROOT;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int to = edge(state, c);
            if (to == ROOT) {
                to = newState();
                put(state, c, to);
                int[] known = edgesOf.get(state);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = c;
                edgesOf.set(state, more);
            }
            state = to;
        }
        if (state != ROOT) {
            List<Integer> all = new ArrayList<>(phrasesAt.get(state));
            all.add(phrase);
            phrasesAt.set(state, List.copyOf(all));
        }
    }

    /** Sets the failure links, breadth first; to be called once, after the last insert. */
    void link() {
        fail = new int[edgesOf.size()];
        shorter = new int[edgesOf.size()];
        longest = new int[edgesOf.size()];
        depth = new int[edgesOf.size()];
        Queue<Integer> queue = new ArrayDeque<>(List.of(ROOT));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c : edgesOf.get(state)) {
                int child = edge(state, (char) c);
                fail[child] = state == ROOT ? ROOT : next(fail[state], (char) c);
                depth[child] = depth[state] + 1;
                shorter[child] = longest[fail[child]];
                longest[child] = phrasesAt.get(child).isEmpty() ? shorter[child] : child;
                queue.add(child);
            }
        }
    }

    /** How many characters lead from the root to a state. */
    int depth(int state) {
        return depth[state];
    }

    int size() {
        return edgesOf.size();
    }

    /** The characters that go on from a state, in no order. */
    int[] edgesOf(int state) {
        return edgesOf.get(state);
    }

    /** The state of what is left when nothing goes on. */
    int failure(int state) {
        return fail[state];
    }

    int next(int state, char c) {
        int from = state;
        int to = edge(from, c);
        while (to == ROOT && from != ROOT) {
            from = fail[from];
            to = edge(from, c);
        }
        return to;
    }

    /** The state of the longest phrase that ends in this state; the root when none does. */
    int firstEnding(int state) {
        return longest[state];
    }

    /** The state of the next shorter phrase that ends at the same place; the root when none does. */
    int shorterEnding(int state) {
        return shorter[state];
    }

    List<Integer> phrasesAt(int state) {
        return phrasesAt.get(state);
    }

    private int edge(int state, char c) {
        int slot = slot(keys, key(state, c));
        return keys[slot] == 0 ? ROOT : targets[slot];
    }

    private void put(int state, char c, int to) {
        if (++edges * 2 > keys.length) {
            grow();
        }
        int slot = slot(keys, key(state, c));
        keys[slot] = key(state, c);
        targets[slot] = to;
    }

    private void grow() {
        long[] bigger = new long[keys.length * 2];
        int[] biggerTargets = new int[bigger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(bigger, keys[i]);
                bigger[slot] = keys[i];
                biggerTargets[slot] = targets[i];
            }
        }
        keys = bigger;
        targets = biggerTargets;
    }

    /** Never 0: no phrase holds the character 0. */
    private static long key(int state, char c) {
        return (long) state << 16 | c;
    }

    private static int slot(long[] table, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
