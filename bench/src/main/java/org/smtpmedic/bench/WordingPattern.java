package org.smtpmedic.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Wording;

/**
 * A wording of the catalogue as somebody would write it without our matching stage. Its conditions beside the words are left out, which
 * favours the baselines.
 *
 * @param regex with bounded gaps only, so that no text makes it slow beyond measure
 * @param keyword the longest word: where it does not stand, the pattern cannot match
 */
record WordingPattern(String regex, String keyword) {

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
        List<List<String>> parts = wording.say().or(() -> wording.code().map(WordingPattern::firstOfRange)).stream()
                .flatMap(say -> Arrays.stream(say.split("\\{\\.\\.}")))
                .map(WordingPattern::words)
                .filter(words -> !words.isEmpty())
                .toList();
        return parts.stream()
                .flatMap(List::stream)
                .max(Comparator.comparingInt(String::length))
                .map(keyword -> new WordingPattern(
                        parts.stream().map(words -> String.join(BETWEEN, words)).collect(Collectors.joining(GAP)),
                        keyword));
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
