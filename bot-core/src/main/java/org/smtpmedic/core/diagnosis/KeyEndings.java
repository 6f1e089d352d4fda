package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/** How the keys end that secrets stand behind, whatever {@code _} and {@code -} stand between and in whatever case. */
final class KeyEndings {

    /** By the last character: most keys of a text end in nothing that any secret's key ends in. */
    private final List<List<Entry<String, Kind>>> ascii = new ArrayList<>(Collections.nCopies(0x80, List.of()));

    private final Map<Character, List<Entry<String, Kind>>> wide = new HashMap<>();

    /** Of endings that fit the same key the first one counts. In lower case, without {@code _} and {@code -}. */
    KeyEndings(List<Entry<String, Kind>> endings) {
        for (Entry<String, Kind> ending : endings) {
            char last = ending.getKey().charAt(ending.getKey().length() - 1);
            List<Entry<String, Kind>> more = new ArrayList<>(endingIn(last));
            more.add(ending);
            if (last < ascii.size()) {
                ascii.set(last, more);
            } else {
                wide.put(last, more);
            }
        }
    }

    /** Every ending. */
    Stream<String> words() {
        return Stream.concat(ascii.stream(), wide.values().stream())
                .flatMap(List::stream)
                .map(Entry::getKey);
    }

    /** What the key between two places of a text promises. */
    Optional<Kind> of(String text, int start, int end) {
        int last = before(text, start, end);
        if (last < start) {
            return Optional.empty();
        }
        for (Entry<String, Kind> ending : endingIn(Ascii.lower(text.charAt(last)))) {
            if (fits(text, start, last, ending.getKey())) {
                return Optional.of(ending.getValue());
            }
        }
        return Optional.empty();
    }

    private List<Entry<String, Kind>> endingIn(char last) {
        return last < ascii.size() ? ascii.get(last) : wide.getOrDefault(last, List.of());
    }

    private static boolean fits(String text, int start, int last, String ending) {
        int at = last;
        for (int i = ending.length() - 1; i >= 0; i--) {
            if (at < start || Ascii.lower(text.charAt(at)) != ending.charAt(i)) {
                return false;
            }
            at = before(text, start, at);
        }
        return true;
    }

    /** The place of the letter or digit before {@code at}; before {@code start} where there is none. */
    private static int before(String text, int start, int at) {
        int before = at - 1;
        while (before >= start && (text.charAt(before) == '_' || text.charAt(before) == '-')) {
            before--;
        }
        return before;
    }
}
