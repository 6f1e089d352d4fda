package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.WordingMatcher.Match;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** Says what went wrong, given any text. Thread-safe; building one compiles the catalogue, asking one is cheap. */
public final class Diagnostician {

    /** Strongest first: words before numbers, a server before its client, the innermost reply of a compound line before its shell. */
    private static final Comparator<Match> STRONGEST = Comparator.comparing(Match::weight)
            .thenComparing(Match::both, Comparator.reverseOrder())
            .thenComparing(Match::length, Comparator.reverseOrder())
            .thenComparing(Match::start, Comparator.reverseOrder())
            .thenComparing(match -> match.cause().id());

    private static final int EVIDENCE = 3;
    private static final double RUNNER_UP = 0.4;

    private final WordingMatcher matcher;

    public Diagnostician(Catalogue catalogue) {
        matcher = new WordingMatcher(catalogue);
    }

    /** Reads at most the first million characters of {@code text}; time grows with its length and with nothing else. */
    public Diagnosis diagnose(String text) {
        var paste = Paste.of(text);
        var replies = ReplyScanner.scan(paste.text());
        var matches = new ArrayList<>(matcher.find(paste.folded(), replies));
        matches.sort(STRONGEST);
        var ranked = rank(matches, paste.text());
        var outcome = outcome(ranked, matches, replies);
        return new Diagnosis(
                outcome,
                replies,
                Providers.of(paste.text(), outcome),
                TrailerReader.read(paste.text()),
                ClueReader.read(paste.text()),
                paste.secrets(),
                paste.masked());
    }

    /** One entry per cause, by its strongest match; the others are further evidence. */
    private static List<Ranked> rank(List<Match> matches, String text) {
        var byCause = new LinkedHashMap<String, List<Match>>();
        matches.forEach(match -> byCause.computeIfAbsent(match.cause().id(), _ -> new ArrayList<>())
                .add(match));
        var ranked = new ArrayList<Ranked>();
        for (var each : byCause.values()) {
            var strongest = each.getFirst();
            if (isShellOf(strongest, matches.getFirst())) {
                continue;
            }
            double confidence = ranked.isEmpty()
                    ? contested(byCause.values().stream().toList())
                    : RUNNER_UP * confidence(strongest);
            ranked.add(new Ranked(strongest.cause(), round(confidence), evidence(each, text)));
        }
        return ranked;
    }

    /** Once the sentence or the code names the cause, a catch-all for the same refusal is no second opinion. */
    private static boolean isShellOf(Match match, Match best) {
        return match.weight().compareTo(Weight.GENERIC) >= 0 && best.weight().compareTo(Weight.CODE) <= 0;
    }

    private static double confidence(Match match) {
        return switch (match.weight()) {
            case SENTENCE -> 0.97;
            case CODE -> 0.92;
            case SYMPTOM -> 0.88;
            case GENERIC -> 0.72;
            case WRAPPER -> 0.55;
        };
    }

    /** A rival of the same weight takes some of the certainty away. */
    private static double contested(List<List<Match>> byCause) {
        var best = byCause.getFirst().getFirst();
        boolean rival = byCause.size() > 1 && byCause.get(1).getFirst().weight() == best.weight();
        return confidence(best) * (rival ? 0.85 : 1);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** The longest words first: they prove the most and read the best. */
    private static List<Evidence> evidence(List<Match> matches, String text) {
        var evidence = new ArrayList<Evidence>();
        var longest = matches.stream()
                .sorted(Comparator.comparing(Match::weight).thenComparing(Match::length, Comparator.reverseOrder()))
                .toList();
        for (var match : longest) {
            boolean apart =
                    evidence.stream().noneMatch(each -> match.start() < each.end() && each.start() < match.end());
            if (apart && evidence.size() < EVIDENCE) {
                evidence.add(new Evidence(match.start(), match.end(), text.substring(match.start(), match.end())));
            }
        }
        return evidence;
    }

    private static Outcome outcome(List<Ranked> ranked, List<Match> matches, List<SmtpReply> replies) {
        if (ranked.isEmpty()) {
            return unknown(replies);
        }
        var rivals = rivals(matches);
        if (rivals > 1) {
            var question = ranked.getFirst().cause().ask().orElse("What is the complete reply of the server?");
            return new Outcome.Ambiguous(ranked.subList(0, Math.min(ranked.size(), Math.max(2, rivals))), question);
        }
        return new Outcome.Named(ranked.getFirst(), ranked.subList(1, ranked.size()));
    }

    /** How many causes claim the very same words with the same weight. */
    private static int rivals(List<Match> matches) {
        var best = matches.getFirst();
        return (int) matches.stream()
                .filter(match -> match.weight() == best.weight()
                        && match.weight().compareTo(Weight.GENERIC) >= 0
                        && match.start() == best.start()
                        && match.end() == best.end())
                .map(match -> match.cause().id())
                .distinct()
                .count();
    }

    private static Outcome unknown(List<SmtpReply> replies) {
        return replies.stream()
                .filter(Diagnostician::isRefusal)
                .reduce((_, last) -> last)
                .<Outcome>map(reply -> new Outcome.Unknown(ReplyMeaning.of(reply), ReplyMeaning.QUESTION))
                .orElseGet(Outcome.NoError::new);
    }

    private static boolean isRefusal(SmtpReply reply) {
        Optional<String> code = reply.code();
        return code.isPresent()
                ? code.get().charAt(0) != '2'
                : reply.enhanced().filter(enhanced -> enhanced.charAt(0) != '2').isPresent();
    }
}
