package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Set;
import org.smtpmedic.core.knowledge.Wording.Weight;

/**
 * Passes over words that speak of a failure and report none: a manual that says what happens if a mail could not be sent, a counter of
 * failed mails, the line of a program that is made ready to catch an exception.
 */
final class Mentions {

    /** The longest of the words below, with an article behind it. */
    private static final int BEFORE = 32;

    private static final int MAX_COUNT = 8;
    private static final Set<String> CONDITIONS = Set.of(
            "if",
            "when",
            "whenever",
            "whether",
            "unless",
            "wenn",
            "falls",
            "sofern",
            "ob",
            "si",
            "lorsque",
            "quand",
            "cuando",
            "se",
            "quando",
            "caso",
            "als",
            "indien",
            "wanneer",
            "om",
            "hvis",
            "jesli",
            "gdy",
            "kdyz",
            "pokud",
            "если",
            "когда",
            "eger");
    private static final Set<String> ARTICLES = Set.of(
            "the", "a", "an", "your", "this", "that", "e", "any", "test", "der", "die", "das", "ein", "eine", "le",
            "la", "l", "les", "un", "une", "el", "il", "lo", "o", "os", "uma", "de", "het", "een");
    private static final List<String> CATCHES =
            List.of("catch (", "catch(", "except ", "rescue ", "import ", "throws ");

    private Mentions() {}

    static boolean isOne(Claim claim, FoldedText text) {
        if (claim.weight() == Weight.SENTENCE
                || claim.weight() == Weight.CODE
                || claim.reply().isPresent()) {
            return false;
        }
        String before = before(text, claim.start());
        return isCaught(before)
                || (claim.weight() != Weight.SYMPTOM && (isCondition(before) || isCounted(text, claim.end())))
                || isSetting(claim, text);
    }

    private static String before(FoldedText text, int end) {
        int start = end;
        while (start > 0 && end - start < BEFORE && text.charAt(start - 1) != '\n') {
            start--;
        }
        return text.subSequence(start, end);
    }

    /** The name may stand with its package. */
    private static boolean isCaught(String before) {
        int name = before.length();
        while (name > 0
                && (Ascii.isLetterOrDigit(before.charAt(name - 1)) || ".:\\".indexOf(before.charAt(name - 1)) >= 0)) {
            name--;
        }
        String line = before.substring(0, name);
        return CATCHES.stream().anyMatch(line::endsWith);
    }

    private static boolean isCondition(String before) {
        int end = wordEnd(before, before.length());
        String word = wordBefore(before, end);
        while (ARTICLES.contains(word)) {
            end = wordEnd(before, end - word.length());
            word = wordBefore(before, end);
        }
        return CONDITIONS.contains(word) || before.startsWith("in case", end - "in case".length());
    }

    private static int wordEnd(String text, int end) {
        int at = end;
        while (at > 0 && " '-".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static String wordBefore(String text, int end) {
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    /** {@code connection timeout: 15}: for how long a program would wait. */
    private static boolean isSetting(Claim claim, FoldedText text) {
        return claim.weight() == Weight.SYMPTOM
                && text.subSequence(claim.start(), claim.end()).endsWith("timeout")
                && isCounted(text, claim.end());
    }

    /** A number and nothing else up to the end of the line, unless it is a reply code. */
    private static boolean isCounted(FoldedText text, int end) {
        int at = end;
        while (at < end + MAX_COUNT && " :=|*_`\"'\t".indexOf(text.at(at)) >= 0 && at < text.length()) {
            at++;
        }
        int digits = at;
        while (Ascii.isDigit(text.at(at))) {
            at++;
        }
        boolean reply = at - digits == 3 && (text.at(digits) == '4' || text.at(digits) == '5');
        boolean counted = at > digits && !reply;
        while (counted && "ms*_`\"' ".indexOf(text.at(at)) >= 0 && at < text.length()) {
            at++;
        }
        return counted && (at == text.length() || "\n,;|".indexOf(text.at(at)) >= 0);
    }
}
