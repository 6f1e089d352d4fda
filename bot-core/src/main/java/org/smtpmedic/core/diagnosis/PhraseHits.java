package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where phrases were found in a text. */
final class PhraseHits {

    /** Of a phrase that a hostile text repeats, only so many places are kept; the last place always is. */
    private static final int MAX_HITS = 40;

    private static final int USUAL = 24;

    private final BitSet found = new BitSet();
    private final Map<Integer, List<Hit>> places = HashMap.newHashMap(USUAL);

    /** Indexes into the folded text. */
    record Hit(int start, int end) {}

    void add(int phrase, Hit hit) {
        found.set(phrase);
        List<Hit> list = places.get(phrase);
        if (list == null) {
            list = new ArrayList<>(2);
            places.put(phrase, list);
        }
        if (list.size() == MAX_HITS) {
            list.removeLast();
        }
        list.add(hit);
    }

    /** A phrase's places in order; empty where it does not stand in the text. */
    List<Hit> of(int phrase) {
        return places.getOrDefault(phrase, List.of());
    }

    boolean contains(int phrase) {
        return found.get(phrase);
    }

    boolean containsAll(List<Integer> phrases) {
        for (int phrase : phrases) {
            if (!contains(phrase)) {
                return false;
            }
        }
        return true;
    }

    boolean containsAny(List<Integer> phrases) {
        for (int phrase : phrases) {
            if (contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** The phrases that were found, in the order of their numbers. */
    IntStream phrases() {
        return found.stream();
    }
}
