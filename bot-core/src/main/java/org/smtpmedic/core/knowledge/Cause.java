package org.smtpmedic.core.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that can go wrong, as its file in the catalogue tells it ({@code docs/catalogue-format.md}).
 *
 * @param gate number of the gate that it sits at; empty where the chain has no place for it
 * @param replies codes it usually travels with, such as {@code 535 5.7.139}
 * @param signInLog codes of the Entra sign-in log that go with it
 * @param wordings how it is recognised
 * @param reasons why it happens, the likeliest first
 * @param steps ids of what to do, least privilege first
 * @param retirement id of the dates that limit the fix's future
 * @param next ids of causes that typically show once this one is gone
 */
public record Cause(
        String id,
        String title,
        String meaning,
        Optional<Integer> gate,
        String layer,
        String provider,
        Known known,
        List<String> replies,
        List<String> signInLog,
        List<Wording> wordings,
        List<String> reasons,
        List<String> steps,
        Optional<String> retirement,
        List<String> next,
        Optional<String> ifNothingHelps,
        Optional<String> ask,
        List<String> sources,
        LocalDate asOf,
        List<String> examples) {

    public Cause {
        Objects.requireNonNull(id);
        replies = List.copyOf(replies);
        signInLog = List.copyOf(signInLog);
        wordings = List.copyOf(wordings);
        reasons = List.copyOf(reasons);
        steps = List.copyOf(steps);
        next = List.copyOf(next);
        sources = List.copyOf(sources);
        examples = List.copyOf(examples);
    }

    Cause with(List<String> otherSteps, List<String> otherNext) {
        return new Cause(
                id,
                title,
                meaning,
                gate,
                layer,
                provider,
                known,
                replies,
                signInLog,
                wordings,
                reasons,
                otherSteps,
                retirement,
                otherNext,
                ifNothingHelps,
                ask,
                sources,
                asOf,
                examples);
    }

    /** How well the fact is founded. */
    public enum Known {
        /** Microsoft says so. */
        DOCUMENTED,
        /** Several independent sightings. */
        OBSERVED,
        /** One sighting, or an inference: shown as "probably". */
        INFERRED
    }
}
