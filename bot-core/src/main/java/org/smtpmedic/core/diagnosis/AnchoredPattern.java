package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only near a word which each of its matches holds, so a text without the word costs one search for it.
 *
 * @param lead how many characters of a match may stand before the word
 * @param anchors the words, of which each match holds one
 */
record AnchoredPattern(Pattern pattern, int lead, List<String> anchors) {

    AnchoredPattern(String pattern, int lead, String... anchors) {
        this(Pattern.compile(pattern), lead, List.of(anchors));
    }

    /** The first match, as a search at every place of the text would find it. */
    Optional<MatchResult> first(String text) {
        int[] ahead = new int[anchors.size()];
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = place(text, i, 0);
        }
        Matcher matcher = null;
        int tried = 0;
        for (int nearest = nearest(ahead); ahead[nearest] < text.length(); nearest = nearest(ahead)) {
            int anchor = ahead[nearest];
            if (matcher == null) {
                matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            }
            for (int start = Math.max(tried, anchor - lead); start <= anchor; start++) {
                if (matcher.region(start, text.length()).lookingAt()) {
                    return Optional.of(matcher);
                }
            }
            tried = anchor + 1;
            ahead[nearest] = place(text, nearest, tried);
        }
        return Optional.empty();
    }

    /** The text's length where the word stands no more. */
    private int place(String text, int anchor, int from) {
        int found = text.indexOf(anchors.get(anchor), from);
        return found < 0 ? text.length() : found;
    }

    private static int nearest(int[] places) {
        int nearest = 0;
        for (int i = 1; i < places.length; i++) {
            nearest = places[i] < places[nearest] ? i : nearest;
        }
        return nearest;
    }
}
