package org.smtpmedic.core.diagnosis;

/** Where the last letters and digits of a text stood; remembers as many as the longest phrase has. */
final class RecentPlaces {

    private final int[] places;
    private int count;

    RecentPlaces(int longest) {
        places = new int[Math.max(1, Integer.highestOneBit(Math.max(longest, 1)) * 2)];
    }

    void add(int place) {
        places[count++ & places.length - 1] = place;
    }

    /** 1 for the last one. */
    int back(int steps) {
        return places[count - steps & places.length - 1];
    }
}
