package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.PhraseHits.Hit;
import org.smtpmedic.core.diagnosis.WordingIndex.Rule;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** Holds every wording against one text. */
final class ClaimFinder {

    /** What {@code {..}} may stand for. */
    private static final int MAX_GAP = 120;

    private static final int NEXT_REPLY = 300;
    private static final int MAX_FALLBACKS = 200;

    private final FoldedText text;
    private final List<Reply> replies;
    private final Collection<Reply> latest;
    private final PhraseHits hits;
    private Optional<List<Reply>> refusals = Optional.empty();

    private ClaimFinder(FoldedText text, List<Reply> replies, PhraseHits hits) {
        this.text = text;
        this.replies = replies;
        this.latest = latest(replies);
        this.hits = hits;
    }

    static List<Claim> find(WordingIndex index, FoldedText text, List<Reply> replies, PhraseHits hits) {
        ClaimFinder finder = new ClaimFinder(text, replies, hits);
        List<Claim> claims = new ArrayList<>();
        index.candidates(hits, finder.latest).forEach(rule -> finder.hold(rule, claims));
        return claims;
    }

    /** Of equal replies the last one: a wording of a code alone claims no other. */
    private static Collection<Reply> latest(List<Reply> replies) {
        record Codes(String code, String enhanced) {}
        Map<Codes, Reply> latest = new LinkedHashMap<>();
        replies.forEach(reply -> latest.put(new Codes(reply.code(), reply.enhanced()), reply));
        return latest.values();
    }

    private void hold(Rule rule, List<Claim> claims) {
        if (!hits.containsAll(rule.say()) || !conditionsHold(rule)) {
            return;
        }
        if (rule.say().isEmpty()) {
            for (Reply reply : spokenIn(rule)) {
                if (fits(rule, reply)) {
                    claims.add(claim(rule, List.of(new Hit(reply.start(), reply.end())), Optional.of(reply)));
                }
            }
            return;
        }
        List<List<Hit>> places = new ArrayList<>(rule.say().size());
        for (int phrase : rule.say()) {
            places.add(hits.of(phrase));
        }
        for (Hit first : places.getFirst()) {
            pieces(places, first).ifPresent(pieces -> said(rule, pieces, claims));
        }
    }

    /** For a fallback the words behind the code matter, which differ from reply to reply. */
    private Collection<Reply> spokenIn(Rule rule) {
        return rule.wording().weight() == Weight.FALLBACK ? refusals() : latest;
    }

    /** The replies with words of refusal behind them; looked for once, by the first fallback that asks. */
    private List<Reply> refusals() {
        List<Reply> found = refusals.orElseGet(() -> replies.stream()
                .limit(MAX_FALLBACKS)
                .filter(reply -> RefusalWords.follow(text, reply))
                .toList());
        refusals = Optional.of(found);
        return found;
    }

    private boolean conditionsHold(Rule rule) {
        boolean needed = rule.needs().isEmpty() || hits.containsAny(rule.needs()) || isProvenRefusal(rule);
        return needed && !hits.containsAny(rule.unless());
    }

    /** A reply code with an enhanced one and words of refusal behind them: nothing but a mail server writes that. */
    private boolean isProvenRefusal(Rule rule) {
        return rule.wording().weight() == Weight.FALLBACK && refusals().stream().anyMatch(Reply::isComplete);
    }

    /** One place for each part, none before the one of the part before it, and none far behind that. */
    private static Optional<List<Hit>> pieces(List<List<Hit>> places, Hit first) {
        if (places.size() == 1) {
            return Optional.of(List.of(first));
        }
        List<Hit> pieces = new ArrayList<>(places.size());
        pieces.add(first);
        for (List<Hit> part : places.subList(1, places.size())) {
            Optional<Hit> next = closest(part, pieces.getLast().end());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            pieces.add(next.get());
        }
        return Optional.of(pieces);
    }

    private static Optional<Hit> closest(List<Hit> places, int from) {
        for (Hit hit : places) {
            if (hit.start() >= from && hit.start() - from <= MAX_GAP) {
                return Optional.of(hit);
            }
        }
        return Optional.empty();
    }

    private void said(Rule rule, List<Hit> pieces, List<Claim> claims) {
        int start = pieces.getFirst().start();
        List<Reply> around = around(start, pieces.getLast().end());
        boolean bound = rule.code().isPresent() || rule.wording().reply().isPresent();
        for (Reply reply : around) {
            if (!bound || (fits(rule, reply) && !isElsewhere(rule, pieces, reply))) {
                claims.add(claim(rule, pieces, Optional.of(reply)));
                return;
            }
        }
        if (!bound) {
            claims.add(claim(rule, pieces, Optional.empty()));
        }
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

    /** Words that need a reply code do not take a bare number from another paragraph: it may be a street's. */
    private boolean isElsewhere(Rule rule, List<Hit> pieces, Reply reply) {
        if (rule.wording().reply().isEmpty() || reply.isComplete()) {
            return false;
        }
        int from = Math.min(reply.end(), pieces.getLast().end());
        int to = Math.max(reply.start(), pieces.getFirst().start());
        return text.indexOf("\n\n", from, to) >= 0;
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

    private Claim claim(Rule rule, List<Hit> pieces, Optional<Reply> reply) {
        int length = rule.digits();
        if (!rule.say().isEmpty()) {
            for (Hit piece : pieces) {
                length += letters(piece);
            }
        }
        return new Claim(rule.cause(), rule.wording().weight(), pieces, length, reply);
    }

    private int letters(Hit piece) {
        int letters = 0;
        for (int at = piece.start(); at < piece.end(); at++) {
            letters += PhraseTable.counts(text.charAt(at)) ? 1 : 0;
        }
        return letters;
    }
}
