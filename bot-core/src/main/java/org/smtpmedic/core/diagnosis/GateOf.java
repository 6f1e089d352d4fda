package org.smtpmedic.core.diagnosis;

import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;
import org.smtpmedic.core.knowledge.Cause;

/** The gate that a cause sits at, in this text. */
public final class GateOf {

    /** Sign-in codes of Conditional Access and multifactor authentication: they are refused one gate earlier than wrong credentials. */
    private static final Set<String> POLICY = Set.of(
            "53000", "53001", "53002", "53003", "53004", "53011", "530032", "50072", "50074", "50076", "50079", "50097",
            "50129", "50131", "50158");

    private static final int CONDITIONAL_ACCESS = 6;

    private GateOf() {}

    /** Empty where the chain has no place for the cause. */
    public static Optional<Integer> cause(Cause cause, Clues clues) {
        boolean policy = cause.id().equals("aadsts")
                && clues.aadsts().filter(POLICY::contains).isPresent();
        return policy ? Optional.of(CONDITIONAL_ACCESS) : cause.gate();
    }
}
