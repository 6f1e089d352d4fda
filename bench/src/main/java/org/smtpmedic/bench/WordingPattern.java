package org.smtpmedic.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Wording;

/**
 * A wording of the catalogue as somebody would write it without our matching stage. Its conditions beside the words are left out, which
 * favours the baselines.
 *
 * @param regex with bounded gaps only, so that no text makes it slow beyond measure
 * @param keywords long words: where none of them stands, the pattern cannot match
 */
record WordingPattern(String regex, Set<String> keywords) {

    private static final String NOT_A_WORD = "[^\\p{L}\\p{N}]+";
    /** What may stand between two words: a blank, a line wrap, quote marks. */
    private static final String BETWEEN = "[^a-z0-9]{1,12}?";

    private static final String GAP = ".{0,120}?";

    static List<WordingPattern> of(Catalogue catalogue) {
        return catalogue.causes().values().stream()
                .flatMap(cause -> cause.wordings().stream())
                .map(WordingPattern::of)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<WordingPattern> of(Wording wording) {
        List<List<String>> parts = wording.say().isEmpty()
                ? wording.code().map(WordingPattern::firstOfRange).map(List::of).stream()
                        .toList()
                : wording.say();
        return parts.stream()
                .map(WordingPattern::longestWords)
                .max(Comparator.comparingInt(
                        words -> words.stream().mapToInt(String::length).min().orElse(0)))
                .map(keywords -> new WordingPattern(
                        parts.stream().map(WordingPattern::anyOf).collect(Collectors.joining(GAP)), keywords));
    }

    private static Set<String> longestWords(List<String> ways) {
        return ways.stream()
                .flatMap(way -> words(way).stream().max(Comparator.comparingInt(String::length)).stream())
                .collect(Collectors.toSet());
    }

    private static String anyOf(List<String> ways) {
        return ways.stream().map(way -> String.join(BETWEEN, words(way))).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String firstOfRange(String code) {
        return code.replaceAll("-.*", "");
    }

    private static List<String> words(String part) {
        return Arrays.stream(part.split(NOT_A_WORD))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
