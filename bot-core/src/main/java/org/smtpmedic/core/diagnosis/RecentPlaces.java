package org.smtpmedic.core.diagnosis;

/** Where the last letters and digits of a text stood; remembers as many as the longest phrase has. */
final class RecentPlaces {

    private final int[] places;
    private int count;

    RecentPlaces(int longest) {
        places = new int[Math.max(1, Integer.highestOneBit(Math.max(longest, 1)) * 2)];
    }

    /** Forgets the place at once if it does not count. */
    void add(int place, boolean counts) {
        places[count & places.length - 1] = place;
        count += counts ? 1 : 0;
    }

    /** 1 for the last one. */
    int back(int steps) {
        return places[count - steps & places.length - 1];
    }
}
