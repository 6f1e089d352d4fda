package org.smtpmedic.core.diagnosis;

import java.util.Optional;
import org.smtpmedic.core.knowledge.Wording.Weight;

/** How often a verdict like this one is right; the figures come from measuring the engine on labelled texts. */
final class Confidence {

    private static final double CONTESTED = 0.85;
    private static final double RUNNER_UP = 0.5;

    private Confidence() {}

    static double ofFirst(Claim first, Optional<Claim> rival) {
        boolean contested =
                rival.filter(other -> other.weight() == first.weight()).isPresent();
        return contested ? base(first.weight()) * CONTESTED : base(first.weight());
    }

    static double ofOther(Claim other, double first) {
        return Math.min(base(other.weight()), first) * RUNNER_UP;
    }

    private static double base(Weight weight) {
        return switch (weight) {
            case SENTENCE -> 0.97;
            case CODE -> 0.93;
            case SYMPTOM -> 0.90;
            case GENERIC -> 0.85;
            case FALLBACK -> 0.65;
            case WRAPPER, BARE -> 0.75;
        };
    }
}
