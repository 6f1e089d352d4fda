package org.smtpmedic.core.knowledge;

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
        return phrases.stream()
                .map(phrase -> parts(key, phrase))
                .filter(parts -> !parts.isEmpty())
                .toList();
    }

    /** Every way to say any of the phrases, none of which has a gap. */
    List<String> ways(String key, List<String> phrases) {
        return phrases.stream()
                .flatMap(phrase -> parts(key, phrase).stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<List<String>> parts(String key, String phrase) {
        WordFamilies.namesIn(phrase).forEach(name -> in.refer(key, Target.WORDS, name));
        List<String> cut =
                GAP.splitAsStream(phrase).filter(part -> !part.isBlank()).toList();
        if (cut.stream().anyMatch(words::isTooWide)) {
            in.problem(key, "'" + phrase + "' can be said in too many ways");
        }
        List<List<String>> parts = cut.stream().map(words::waysToSay).toList();
        if (parts.stream().mapToLong(PhraseReader::fewestLetters).sum() < FEWEST_LETTERS) {
            in.problem(key, "'" + phrase + "' has less than three letters or digits");
        }
        return parts;
    }

    private static long fewestLetters(List<String> ways) {
        return ways.stream()
                .mapToLong(way -> way.chars().filter(Character::isLetterOrDigit).count())
                .min()
                .orElse(0);
    }
}
