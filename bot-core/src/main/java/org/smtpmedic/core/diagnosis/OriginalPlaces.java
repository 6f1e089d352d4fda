package org.smtpmedic.core.diagnosis;

import java.util.Arrays;

/**
 * The way from a folded text back to its original, as stretches. Where both run in step, one stretch covers any length, so a text without
 * escapes needs a single one; a stretch of another size stands for one place of the original.
 */
final class OriginalPlaces {

    private static final int IN_STEP = 1;
    private static final int FIRST = 8;
    private static final int[] NONE = {};

    private int[] folded = NONE;
    private int[] original = NONE;
    private int[] size = NONE;
    private int count;

    /** Notes that the folded character at {@code index} stands for the original from {@code start} to {@code end}; in order of index. */
    void note(int index, int start, int end) {
        if (count == 0 || !goesOn(index, start, end)) {
            begin(index, start, end);
        }
    }

    private boolean goesOn(int index, int start, int end) {
        int last = count - 1;
        return size[last] == end - start && start == startIn(last, index);
    }

    private void begin(int index, int start, int end) {
        if (count == folded.length) {
            int bigger = Math.max(FIRST, count * 2);
            folded = Arrays.copyOf(folded, bigger);
            original = Arrays.copyOf(original, bigger);
            size = Arrays.copyOf(size, bigger);
        }
        folded[count] = index;
        original[count] = start;
        size[count] = end - start;
        count++;
    }

    /** Takes back what was noted for {@code index}, the last one. */
    void forget(int index) {
        if (folded[count - 1] == index) {
            count--;
        }
    }

    int start(int index) {
        return startIn(stretch(index), index);
    }

    int end(int index) {
        int stretch = stretch(index);
        return startIn(stretch, index) + size[stretch];
    }

    private int startIn(int stretch, int index) {
        return size[stretch] == IN_STEP ? original[stretch] + index - folded[stretch] : original[stretch];
    }

    private int stretch(int index) {
        int found = Arrays.binarySearch(folded, 0, count, index);
        return found >= 0 ? found : -found - 2;
    }

    /** Notes for the characters from {@code index} on what {@code from} says about its characters from {@code first} to {@code last}. */
    void copy(OriginalPlaces from, int first, int last, int index) {
        int at = first;
        for (int stretch = from.stretch(first); at < last; stretch++) {
            int start = from.startIn(stretch, at);
            note(index + at - first, start, start + from.size[stretch]);
            at = stretch + 1 < from.count ? from.folded[stretch + 1] : last;
        }
    }
}
