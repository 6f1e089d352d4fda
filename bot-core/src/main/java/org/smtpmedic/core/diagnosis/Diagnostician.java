package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** Tells what a pasted text says about a failed submission. Immutable and safe for many threads. */
public final class Diagnostician {

    private static final int MAX_OTHERS = 5;
    private static final int TABLE = 3;
    private final WordingIndex index;
    private final ProviderFinder providers;

    public Diagnostician(Catalogue catalogue) {
        this.index = new WordingIndex(catalogue);
        this.providers = new ProviderFinder(index);
    }

    /** Reads any text at all; takes time linear in its length and throws nothing. */
    public Diagnosis diagnose(String text) {
        return diagnose(Paste.of(text));
    }

    public Diagnosis diagnose(Paste paste) {
        FoldedText folded = paste.folded();
        List<Reply> replies = ReplyScanner.scan(folded);
        PhraseHits hits = index.find(folded);
        List<Claim> claims = OtherConnections.without(
                ClaimFinder.find(index, folded, replies, hits).stream()
                        .filter(claim -> !Mentions.isOne(claim, folded))
                        .toList(),
                folded);
        Optional<Provider> named = providers.named(folded, replies, hits);
        Ranking ranking = Ranking.of(claims, named);
        Clues clues = ClueFinder.find(folded);
        return new Diagnosis(
                outcome(paste, replies, ranking),
                inOriginal(folded, replies),
                providers.decide(folded, hits, named, clues.host(), ranking.first()),
                TrailerFinder.find(folded),
                clues,
                paste.secrets(),
                paste.masked());
    }

    private static List<SmtpReply> inOriginal(FoldedText text, List<Reply> replies) {
        List<SmtpReply> found = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            int stop = i + 1 < replies.size() ? replies.get(i + 1).start() : text.length();
            found.add(replies.get(i)
                    .inOriginal(text, Math.max(stop, replies.get(i).end())));
        }
        return found;
    }

    private Outcome outcome(Paste paste, List<Reply> replies, Ranking ranking) {
        if (ranking.first().isEmpty()) {
            return withoutClaim(replies);
        }
        Claim first = ranking.first().get();
        Optional<Claim> rival = ranking.rival();
        double confidence = Confidence.ofFirst(first, rival);
        List<Ranked> ranked = new ArrayList<>();
        for (Claim claim : ranking.bestFirst().stream().limit(MAX_OTHERS + 1L).toList()) {
            double own = claim.equals(first) ? confidence : Confidence.ofOther(claim, confidence);
            ranked.add(new Ranked(claim.cause(), own, evidence(paste, claim), FixOrder.areSeparate(first, claim)));
        }
        return isTable(ranking)
                ? new Outcome.Ambiguous(ranked, question(first))
                : new Outcome.Named(ranked.getFirst(), ranked.subList(1, ranked.size()));
    }

    /** Many messages of clients and none of a server: a list of what can happen, or too much at once. */
    private static boolean isTable(Ranking ranking) {
        return ranking.bestFirst().getFirst().weight() == Weight.SYMPTOM
                && ranking.bestFirst().stream()
                                .filter(claim -> claim.weight() == Weight.SYMPTOM)
                                .count()
                        >= TABLE;
    }

    private static String question(Claim first) {
        return first.cause().ask().orElse("Which of these errors is the latest one?");
    }

    private static Outcome withoutClaim(List<Reply> replies) {
        return replies.stream()
                .filter(Reply::isError)
                .reduce((_, later) -> later)
                .<Outcome>map(reply -> new Outcome.Unknown(
                        ReplyMeaning.of(reply.code(), reply.enhanced()), ReplyMeaning.question(reply)))
                .orElseGet(Outcome.NoError::new);
    }

    private static List<Evidence> evidence(Paste paste, Claim claim) {
        FoldedText folded = paste.folded();
        return claim.pieces().stream()
                .map(piece -> {
                    int start = folded.originalStart(piece.start());
                    int end = folded.originalEnd(piece.end());
                    return Excerpt.of(paste, start, end);
                })
                .toList();
    }
}
