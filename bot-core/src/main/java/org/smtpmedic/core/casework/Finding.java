package org.smtpmedic.core.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;
import org.smtpmedic.core.diagnosis.Diagnosis.Trailer;
import org.smtpmedic.core.diagnosis.Provider;

/**
 * A diagnosis as a case remembers it: ids instead of catalogue entries, and no more of the paste than the masked quote.
 *
 * @param guesses ranked causes, best first; empty for {@code UNKNOWN} and {@code WORKS}
 * @param quote the words that prove the best guess
 * @param question what would decide, for {@code AMBIGUOUS} and {@code UNKNOWN}
 * @param meaning what the bare codes tell, for {@code UNKNOWN} and for a weak guess
 */
public record Finding(
        Verdict verdict,
        List<Guess> guesses,
        Optional<Quote> quote,
        Optional<String> code,
        Optional<String> enhanced,
        Provider provider,
        Optional<Trailer> trailer,
        Clues clues,
        Optional<String> question,
        Optional<String> meaning,
        Origin origin) {

    public Finding {
        Objects.requireNonNull(verdict);
        guesses = List.copyOf(guesses);
    }

    public enum Verdict {
        NAMED,
        AMBIGUOUS,
        UNKNOWN,
        /** A test submission went through. */
        WORKS
    }

    /** Where the words came from. */
    public enum Origin {
        PASTE,
        FILE,
        TEST
    }

    /** {@code separate}: another error of the same text, not another reading of the first. */
    public record Guess(String causeId, double confidence, boolean separate) {}

    /** Masked text: what stands before, the proof, what stands behind. */
    public record Quote(String before, String marked, String after) {}

    public Optional<String> causeId() {
        return guesses.stream().findFirst().map(Guess::causeId);
    }

    /** Whether a test brought nothing new since {@code before}: the same cause, or the same numbers where no cause is known. */
    public boolean tellsTheSameAs(Finding before) {
        if (before.verdict() == Verdict.WORKS || !before.causeId().equals(causeId())) {
            return false;
        }
        return causeId().isPresent()
                || (before.enhanced().equals(enhanced) && before.code().equals(code));
    }
}
