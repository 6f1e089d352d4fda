package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.PhraseHits.Hit;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Wording.Weight;

/**
 * One wording found at one place.
 *
 * @param pieces the words, in order; indexes into the folded text
 * @param length letters and digits that matched
 * @param reply the reply that the words belong to
 */
record Claim(Cause cause, Weight weight, List<Hit> pieces, int length, Optional<Reply> reply) {

    /**
     * Best first: weight, then a shell that says where it failed, then length, then a reply that is complete, then the later and so the
     * inner place. Of numbers that stand in a sentence the first one counts: the others are compared with it or ruled out.
     */
    static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::weight)
            .thenComparing(Claim::isBareShell)
            .thenComparing(Comparator.comparingInt(Claim::length).reversed())
            .thenComparing(Claim::standsInHalfReply)
            .thenComparingInt(claim -> claim.isMentionedNumber() ? claim.start() : -claim.start());

    /** Words that only say that something failed, and not at which gate. */
    private boolean isBareShell() {
        return weight == Weight.WRAPPER && cause.gate().isEmpty();
    }

    private boolean standsInHalfReply() {
        return reply.filter(Reply::isComplete).isEmpty();
    }

    private boolean isMentionedNumber() {
        return standsInHalfReply()
                && reply.filter(known -> known.start() == start() && known.end() == end())
                        .isPresent();
    }

    /** The same claim with what another wording of the cause adds to its words; the parts that touch grow together. */
    Claim widenedBy(Claim other) {
        List<Hit> wider = new ArrayList<>(pieces.size());
        for (Hit piece : pieces) {
            wider.add(widened(piece, other.pieces));
        }
        return new Claim(cause, weight, wider, length, reply);
    }

    private static Hit widened(Hit piece, List<Hit> others) {
        int start = piece.start();
        int end = piece.end();
        for (Hit other : others) {
            if (other.start() < piece.end() && piece.start() < other.end()) {
                start = Math.min(start, other.start());
                end = Math.max(end, other.end());
            }
        }
        return new Hit(start, end);
    }

    int start() {
        return pieces.getFirst().start();
    }

    int end() {
        return pieces.getLast().end();
    }

    boolean overlaps(Claim other) {
        return start() < other.end() && other.start() < end();
    }
}
