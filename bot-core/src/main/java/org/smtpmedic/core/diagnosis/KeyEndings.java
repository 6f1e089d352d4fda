package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/** How the keys end that secrets stand behind, whatever {@code _} and {@code -} stand between and in whatever case. */
final class KeyEndings {

    private final Map<Character, List<Entry<String, Kind>>> byLast = new HashMap<>();
    /** Most keys of a text end in nothing that any secret's key ends in. */
    private final BitSet lasts = new BitSet();

    /** Of endings that fit the same key the first one counts. In lower case, without {@code _} and {@code -}. */
    KeyEndings(List<Entry<String, Kind>> endings) {
        for (Entry<String, Kind> ending : endings) {
            char last = ending.getKey().charAt(ending.getKey().length() - 1);
            lasts.set(last);
            byLast.computeIfAbsent(last, _ -> new ArrayList<>()).add(ending);
        }
    }

    /** What the key between two places of a text promises. */
    Optional<Kind> of(String text, int start, int end) {
        int last = before(text, start, end);
        if (last < start || !lasts.get(Ascii.lower(text.charAt(last)))) {
            return Optional.empty();
        }
        for (Entry<String, Kind> ending : byLast.getOrDefault(Ascii.lower(text.charAt(last)), List.of())) {
            if (fits(text, start, last, ending.getKey())) {
                return Optional.of(ending.getValue());
            }
        }
        return Optional.empty();
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
