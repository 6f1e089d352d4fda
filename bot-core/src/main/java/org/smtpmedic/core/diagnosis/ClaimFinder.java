package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.PhraseAutomaton.Hit;
import org.smtpmedic.core.diagnosis.WordingIndex.Rule;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** Holds every wording against one text. */
final class ClaimFinder {

    /** What {@code {..}} may stand for. */
    private static final int MAX_GAP = 120;

    private static final int NEXT_REPLY = 300;

    private final FoldedText text;
    private final List<Reply> replies;
    private final List<List<Hit>> hits;

    private ClaimFinder(FoldedText text, List<Reply> replies, List<List<Hit>> hits) {
        this.text = text;
        this.replies = replies;
        this.hits = hits;
    }

    static List<Claim> find(WordingIndex index, FoldedText text, List<Reply> replies) {
        ClaimFinder finder = new ClaimFinder(text, replies, index.find(text));
        List<Claim> claims = new ArrayList<>();
        index.rules().forEach(rule -> finder.hold(rule, claims));
        return claims;
    }

    private void hold(Rule rule, List<Claim> claims) {
        boolean possible =
                rule.say().stream().noneMatch(phrase -> hits.get(phrase).isEmpty());
        if (!possible || !conditionsHold(rule)) {
            return;
        }
        if (rule.say().isEmpty()) {
            replies.stream()
                    .filter(reply -> fits(rule, reply)
                            && (rule.wording().weight() != Weight.FALLBACK || RefusalWords.follow(text, reply)))
                    .forEach(reply -> claims.add(claim(rule, List.of(new Hit(reply.start(), reply.end())), reply)));
            return;
        }
        for (Hit first : hits.get(rule.say().getFirst())) {
            pieces(rule, first).ifPresent(pieces -> said(rule, pieces, claims));
        }
    }

    private boolean conditionsHold(Rule rule) {
        boolean needed = rule.needs().isEmpty()
                || rule.needs().stream().anyMatch(phrase -> !hits.get(phrase).isEmpty());
        return needed
                && rule.unless().stream().allMatch(phrase -> hits.get(phrase).isEmpty());
    }

    private Optional<List<Hit>> pieces(Rule rule, Hit first) {
        List<Hit> pieces = new ArrayList<>(List.of(first));
        for (int phrase : rule.say().subList(1, rule.say().size())) {
            int from = pieces.getLast().end();
            Optional<Hit> next = hits.get(phrase).stream()
                    .filter(hit -> hit.start() >= from && hit.start() - from <= MAX_GAP)
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            pieces.add(next.get());
        }
        return Optional.of(pieces);
    }

    private void said(Rule rule, List<Hit> pieces, List<Claim> claims) {
        int start = pieces.getFirst().start();
        List<Reply> around = around(start, pieces.getLast().end());
        boolean bound = rule.code().isPresent() || rule.wording().reply().isPresent();
        Optional<Reply> fitting =
                around.stream().filter(reply -> fits(rule, reply)).findFirst();
        if (bound && fitting.isEmpty()) {
            return;
        }
        Optional<Reply> own = bound ? fitting : around.stream().findFirst();
        claims.add(new Claim(rule.cause(), rule.wording().weight(), pieces, rule.length(), own));
    }

    /** The reply the words stand in, then the one that follows closely; at most three. */
    private List<Reply> around(int start, int end) {
        List<Reply> around = new ArrayList<>();
        int index = firstBehind(start);
        while (index < replies.size() && replies.get(index).start() < end) {
            around.add(replies.get(index++));
        }
        int before = firstBehind(start) - 1;
        if (before >= 0) {
            around.add(replies.get(before));
        }
        if (index < replies.size() && replies.get(index).start() - end < NEXT_REPLY) {
            around.add(replies.get(index));
        }
        return around;
    }

    private int firstBehind(int place) {
        int low = 0;
        int high = replies.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (replies.get(middle).start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean fits(Rule rule, Reply reply) {
        boolean code = rule.code().map(range -> range.holds(reply.enhanced())).orElse(true);
        return code && rule.wording().fitsReply(reply.code(), reply.enhanced());
    }

    private static Claim claim(Rule rule, List<Hit> pieces, Reply reply) {
        return new Claim(rule.cause(), rule.wording().weight(), pieces, rule.length(), Optional.of(reply));
    }
}
