package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** Orders the claims on a text, and keeps of each cause the best one. */
final class Ranking {

    private final List<Claim> best;

    private Ranking(List<Claim> best) {
        this.best = best;
    }

    static Ranking of(List<Claim> claims, Optional<Provider> named) {
        Map<String, Claim> best = new LinkedHashMap<>();
        List<Claim> weighed = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            if (claim.weight() != Weight.FALLBACK || !isForeign(claim, named)) {
                weighed.add(weighed(claim, named));
            }
        }
        weighed.sort(Claim.BEST_FIRST);
        weighed.forEach(claim -> best.merge(claim.cause().id(), claim, Claim::widenedBy));
        List<Claim> ranked = new ArrayList<>(best.values());
        ranked.stream().reduce(FixOrder::first).ifPresent(first -> {
            ranked.remove(first);
            ranked.addFirst(first);
        });
        return new Ranking(ranked);
    }

    /** A number that several providers use counts little where another provider's server speaks, and the other way round. */
    private static Claim weighed(Claim claim, Optional<Provider> named) {
        if (!isForeign(claim, named) || claim.weight() == Weight.SENTENCE) {
            return claim;
        }
        return new Claim(claim.cause(), Weight.WRAPPER, claim.pieces(), claim.length(), claim.reply());
    }

    private static boolean isForeign(Claim claim, Optional<Provider> named) {
        if (named.isEmpty()) {
            return false;
        }
        boolean microsoft = ProviderFinder.isMicrosoft(named.get());
        return switch (claim.cause().provider()) {
            case "microsoft365" -> !microsoft;
            case "other" -> microsoft;
            default -> false;
        };
    }

    List<Claim> bestFirst() {
        return best;
    }

    Optional<Claim> first() {
        return best.stream().findFirst();
    }

    /** The strongest claim beside the first one that does not speak of the same words. */
    Optional<Claim> rival() {
        return first().flatMap(first -> best.stream()
                .skip(1)
                .filter(other -> !other.overlaps(first))
                .min(Comparator.comparing(Claim::weight)
                        .thenComparing(Comparator.comparingInt(Claim::length).reversed())));
    }
}
