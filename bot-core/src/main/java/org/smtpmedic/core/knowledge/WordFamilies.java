package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that say the same, from {@code words.yaml}: <code>{cannot}</code> in a phrase of the catalogue stands for each of them. */
record WordFamilies(Map<String, List<String>> words) {

    static final String FILE = "words.yaml";
    static final WordFamilies NONE = new WordFamilies(Map.of());

    /** A phrase with more ways to be said than this is a mistake. */
    private static final int MOST = 5_000;

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

    /**
     * One entry of the file.
     *
     * @param any its words, of which any will do
     */
    record Family(String id, List<String> any) {}

    WordFamilies {
        words = Map.copyOf(words);
    }

    static WordFamilies of(Map<String, Family> families) {
        return new WordFamilies(families.values().stream().collect(Collectors.toMap(Family::id, Family::any)));
    }

    /** The names of the families in a phrase. */
    static Set<String> namesIn(String phrase) {
        return NAME.matcher(phrase)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there are more ways to say a phrase than there can be a reason for. */
    boolean isTooWide(String phrase) {
        long ways = 1;
        for (String name : namesIn(phrase)) {
            ways = Math.min(ways * Math.max(any(name).size(), 1), MOST + 1L);
        }
        return ways > MOST;
    }

    /** Every way to say a phrase; one that is too wide, and names that nobody knows, stay as they are. */
    List<String> waysToSay(String phrase) {
        List<String> ways = List.of(phrase);
        if (isTooWide(phrase)) {
            return ways;
        }
        for (String name : namesIn(phrase)) {
            List<String> any = any(name);
            if (!any.isEmpty()) {
                ways = ways.stream()
                        .flatMap(way -> any.stream().map(word -> way.replace("{" + name + "}", word)))
                        .toList();
            }
        }
        return ways;
    }

    private List<String> any(String name) {
        return words.getOrDefault(name, List.of());
    }
}
