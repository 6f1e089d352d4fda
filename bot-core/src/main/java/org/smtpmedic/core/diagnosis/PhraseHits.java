package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where phrases were found in a text. Kept in plain arrays, a hash table of its own among them: a text has few of the many phrases, is
 * asked for many of them, and of most that it has only whether.
 */
final class PhraseHits {

    /** Of a phrase that a hostile text repeats, only so many places are kept; the last place always is. */
    private static final int MAX_HITS = 40;

    private static final int USUAL = 32;
    private static final int SPREAD = 0x9E3779B1;
    private static final int END = -1;

    /** The phrases that were found, in that order. */
    private int[] phrases = new int[USUAL];
    /** For each of them its first and its last place, and how many there are. */
    private int[] first = new int[USUAL];

    private int[] last = new int[USUAL];
    private int[] count = new int[USUAL];
    private int known;
    /** At least half of it is 0, which means free; else one more than the index of the phrase among those found. */
    private int[] slots = new int[2 * USUAL];

    /** The places of all phrases, in order, each with the next one of its phrase. */
    private int[] starts = new int[USUAL];

    private int[] ends = new int[USUAL];
    private int[] next = new int[USUAL];
    private int size;

    /** Indexes into the folded text. */
    record Hit(int start, int end) {}

    /** Places of a phrase are added in their order. */
    void add(int phrase, int start, int end) {
        int index = slots[slot(phrase)] - 1;
        if (index < 0) {
            begin(phrase);
            first[known - 1] = size;
            place(known - 1, start, end);
        } else if (count[index] == MAX_HITS) {
            starts[last[index]] = start;
            ends[last[index]] = end;
        } else {
            next[last[index]] = size;
            place(index, start, end);
        }
    }

    private void place(int index, int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        next[size] = END;
        last[index] = size++;
        count[index]++;
    }

    private void begin(int phrase) {
        if (known == phrases.length) {
            phrases = Arrays.copyOf(phrases, 2 * known);
            first = Arrays.copyOf(first, 2 * known);
            last = Arrays.copyOf(last, 2 * known);
            count = Arrays.copyOf(count, 2 * known);
            slots = new int[2 * slots.length];
            for (int index = 0; index < known; index++) {
                slots[slot(phrases[index])] = index + 1;
            }
        }
        int slot = slot(phrase);
        phrases[known++] = phrase;
        slots[slot] = known;
    }

    /** Where a phrase stands, or else would. */
    private int slot(int phrase) {
        int slot = (phrase * SPREAD) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
        while (slots[slot] != 0 && phrases[slots[slot] - 1] != phrase) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** A phrase's places in order; empty where it does not stand in the text. */
    List<Hit> of(int phrase) {
        int index = slots[slot(phrase)] - 1;
        if (index < 0) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(count[index]);
        for (int place = first[index]; place != END; place = next[place]) {
            hits.add(new Hit(starts[place], ends[place]));
        }
        return hits;
    }

    boolean contains(int phrase) {
        return slots[slot(phrase)] != 0;
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

    /** The phrases that were found, in the order of their first ends. */
    IntStream phrases() {
        return Arrays.stream(phrases, 0, known);
    }
}
