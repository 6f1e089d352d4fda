package org.smtpmedic.core.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** Reads the phrases of one wording: cuts them at their gaps and puts in what the word families hold. */
final class PhraseReader {

    private static final Pattern GAP = Pattern.compile("\\{\\.\\.}");
    /** A phrase with fewer letters would be found in any text. */
    private static final int FEWEST_LETTERS = 3;

    private final Section in;
    private final WordFamilies words;

    PhraseReader(Section in, WordFamilies words) {
        this.in = in;
        this.words = words;
    }

    /** For each phrase its parts, and for each part every way to say it. */
    List<List<List<String>>> parts(String key, List<String> phrases) {
        phrases.forEach(phrase -> check(key, phrase));
        return phrases.stream()
                .map(phrase -> Arrays.stream(GAP.split(phrase))
                        .filter(part -> !part.isBlank())
                        .map(words::waysToSay)
                        .toList())
                .filter(parts -> !parts.isEmpty())
                .toList();
    }

    /** Every way to say any of the phrases. */
    List<String> ways(String key, List<String> phrases) {
        phrases.forEach(phrase -> check(key, phrase));
        return phrases.stream()
                .flatMap(phrase -> words.waysToSay(phrase).stream())
                .distinct()
                .toList();
    }

    private void check(String key, String phrase) {
        WordFamilies.namesIn(phrase).forEach(name -> in.refer(key, Target.WORDS, name));
        if (GAP.splitAsStream(phrase).anyMatch(words::isTooWide)) {
            in.problem(key, "'" + phrase + "' can be said in too many ways");
        }
        if (fewestLetters(phrase) < FEWEST_LETTERS) {
            in.problem(key, "'" + phrase + "' has less than three letters or digits");
        }
    }

    private long fewestLetters(String phrase) {
        return GAP.splitAsStream(phrase)
                .mapToLong(part -> words.waysToSay(part).stream()
                        .mapToLong(PhraseReader::letters)
                        .min()
                        .orElse(0))
                .sum();
    }

    private static long letters(String way) {
        return way.chars().filter(Character::isLetterOrDigit).count();
    }
}
