package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.CodeRange;
import org.smtpmedic.core.knowledge.Wording;

/** Every wording of the catalogue and every name of a provider, prepared for one pass over a text. */
final class WordingIndex {

    private final Map<List<String>, Integer> phrases = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final PhraseAutomaton automaton;
    /** A rule stands under its longest phrase: where that is not in a text, nothing else of the rule has to be looked at. */
    private final List<List<Integer>> rulesByPhrase = new ArrayList<>();

    /** Rules of a code alone, by every code of their range. */
    private final Map<String, List<Integer>> rulesByCode = new HashMap<>();

    private final List<Integer> fallbacks = new ArrayList<>();

    /**
     * One wording. Phrases are numbers of the automaton.
     *
     * @param say the parts of the phrase between its gaps; empty for a wording of a code alone
     * @param digits how many digits of codes have to stand in the text
     */
    record Rule(
            Cause cause,
            Wording wording,
            List<Integer> say,
            Optional<CodeRange> code,
            List<Integer> needs,
            List<Integer> unless,
            int digits) {}

    WordingIndex(Catalogue catalogue) {
        for (Cause cause : catalogue.causes().values()) {
            cause.wordings().forEach(wording -> rules.add(rule(cause, wording)));
        }
        ProviderFinder.phrases().forEach(this::phrase);
        automaton = new PhraseAutomaton(List.copyOf(phrases.keySet()));
        phrases.keySet().forEach(_ -> rulesByPhrase.add(new ArrayList<>(1)));
        for (int rule = 0; rule < rules.size(); rule++) {
            enter(rules.get(rule), rule);
        }
    }

    private void enter(Rule rule, int number) {
        if (rule.say.isEmpty() && rule.code.isEmpty()) {
            fallbacks.add(number);
            return;
        }
        Optional<Integer> longest = rule.say.stream().max(Comparator.comparingInt(automaton::lengthOf));
        longest.ifPresentOrElse(
                phrase -> rulesByPhrase.get(phrase).add(number),
                () -> rule.code.stream()
                        .flatMap(CodeRange::codes)
                        .forEach(code -> rulesByCode
                                .computeIfAbsent(code, _ -> new ArrayList<>())
                                .add(number)));
    }

    private Rule rule(Cause cause, Wording wording) {
        return new Rule(
                cause,
                wording,
                wording.say().stream().map(this::phrase).toList(),
                wording.code().flatMap(CodeRange::parse),
                wording.needs().stream().map(this::phrase).toList(),
                wording.unless().stream().map(this::phrase).toList(),
                wording.digits());
    }

    /** The number of a phrase of the catalogue or of a provider's name. */
    int numberOf(String phrase) {
        return Objects.requireNonNull(phrases.get(List.of(phrase)));
    }

    private int phrase(String text) {
        return phrase(List.of(text));
    }

    private int phrase(List<String> ways) {
        return phrases.computeIfAbsent(ways, _ -> phrases.size());
    }

    /** The rules that may hold for a text, in the order of the catalogue. */
    List<Rule> candidates(PhraseHits hits, Collection<Reply> replies) {
        BitSet found = new BitSet(rules.size());
        hits.phrases().forEach(phrase -> add(rulesByPhrase.get(phrase), found));
        add(fallbacks, found);
        for (Reply reply : replies) {
            if (!reply.enhanced().isEmpty()) {
                add(rulesByCode.getOrDefault(CodeRange.plain(reply.enhanced()), List.of()), found);
            }
        }
        List<Rule> candidates = new ArrayList<>(found.cardinality());
        for (int rule = found.nextSetBit(0); rule >= 0; rule = found.nextSetBit(rule + 1)) {
            candidates.add(rules.get(rule));
        }
        return candidates;
    }

    private static void add(List<Integer> numbers, BitSet found) {
        for (int number : numbers) {
            found.set(number);
        }
    }

    PhraseHits find(FoldedText text) {
        return automaton.find(text);
    }
}
