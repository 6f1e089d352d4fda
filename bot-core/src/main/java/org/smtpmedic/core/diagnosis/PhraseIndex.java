package org.smtpmedic.core.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All phrases of the catalogue in one automaton (Aho and Corasick, 1975): one pass over a text finds every phrase in it, in time that depends on
 * the text's length alone.
 */
final class PhraseIndex {

    /** Of a phrase that stands in a text very often, this many places are remembered. */
    private static final int PLACES = 32;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> phrases = new ArrayList<>();
    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<List<Integer>> ends = new ArrayList<>(List.of(new ArrayList<>()));
    private int[] fallback = new int[0];
    private int[] shorter = new int[0];

    /** Where a phrase stands, as indices into the folded text; {@code end} is exclusive. */
    record Place(int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** Adds a folded phrase; the same phrase has the same number. */
    int add(String phrase) {
        return ids.computeIfAbsent(phrase, _ -> {
            phrases.add(phrase);
            return phrases.size() - 1;
        });
    }

    /** Builds the automaton once every phrase is in. */
    void build() {
        for (int id = 0; id < phrases.size(); id++) {
            int node = 0;
            for (char c : phrases.get(id).toCharArray()) {
                node = edges.computeIfAbsent(edge(node, c), _ -> {
                    ends.add(new ArrayList<>(0));
                    return ends.size() - 1;
                });
            }
            ends.get(node).add(id);
        }
        link();
    }

    /** Breadth first: the longest proper suffix of each node that is a node itself, and the nearest such one where a phrase ends. */
    private void link() {
        fallback = new int[ends.size()];
        shorter = new int[ends.size()];
        var children = new ArrayList<List<Long>>();
        ends.forEach(_ -> children.add(new ArrayList<>(1)));
        edges.keySet().forEach(edge -> children.get((int) (edge >>> 16)).add(edge));
        var queue = new ArrayDeque<Integer>(List.of(0));
        while (!queue.isEmpty()) {
            int parent = queue.remove();
            for (long edge : children.get(parent)) {
                int child = edges.getOrDefault(edge, 0);
                char c = (char) edge;
                int suffix = parent == 0 ? 0 : next(fallback[parent], c);
                fallback[child] = suffix;
                shorter[child] = ends.get(suffix).isEmpty() ? shorter[suffix] : suffix;
                queue.add(child);
            }
        }
    }

    private static long edge(int node, char c) {
        return ((long) node << 16) | c;
    }

    private int next(int node, char c) {
        int at = node;
        while (true) {
            Integer to = edges.get(edge(at, c));
            if (to != null) {
                return to;
            }
            if (at == 0) {
                return 0;
            }
            at = fallback[at];
        }
    }

    /** Every phrase that stands in the text as whole words, with its places in order. */
    Map<Integer, List<Place>> find(Folded text) {
        var found = new HashMap<Integer, List<Place>>();
        int node = 0;
        for (int i = 0; i < text.length(); i++) {
            node = next(node, text.letter(i));
            for (int at = ends.get(node).isEmpty() ? shorter[node] : node; at != 0; at = shorter[at]) {
                for (int id : ends.get(at)) {
                    note(found, text, id, i + 1);
                }
            }
        }
        return found;
    }

    private void note(Map<Integer, List<Place>> found, Folded text, int id, int end) {
        int start = end - phrases.get(id).length();
        if (text.startsWord(start) && (text.endsWord(end) || takesDigits(id))) {
            var places = found.computeIfAbsent(id, _ -> new ArrayList<>(1));
            if (places.size() == PLACES) {
                places.removeLast();
            }
            places.add(new Place(start, end));
        }
    }

    /** The one word whose number is glued to it. */
    private boolean takesDigits(int id) {
        return phrases.get(id).equals("aadsts");
    }

    @Override
    public String toString() {
        return "PhraseIndex of " + phrases.size() + " phrases, "
                + Arrays.stream(fallback).count() + " nodes";
    }
}
