package org.smtpmedic.core.probe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What one stage of a test found. Holds no secret, and nothing of a server's words that was not cleaned and shortened.
 *
 * @param took how long it ran; zero where it did not
 * @param facts what was seen, in the order to show it
 * @param explanation one or two plain sentences for a person
 */
public record StageResult(Stage stage, Outcome outcome, Duration took, List<Fact> facts, String explanation) {

    public StageResult {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(took);
        facts = List.copyOf(facts);
        Objects.requireNonNull(explanation);
    }

    /** A stage that was never run. */
    public static StageResult notTested(Stage stage, String reason) {
        return new StageResult(stage, new Outcome.NotTested(), Duration.ZERO, List.of(), reason);
    }

    /** Whether the stage failed or stayed silent. */
    public boolean broke() {
        return switch (outcome) {
            case Outcome.Failed _, Outcome.Silent _ -> true;
            case Outcome.Passed _, Outcome.Warning _, Outcome.NotTested _ -> false;
        };
    }

    /** A name and a value, such as {@code TLS version} and {@code TLSv1.3}. */
    public record Fact(String name, String value) {
        public Fact {
            Objects.requireNonNull(name);
            Objects.requireNonNull(value);
        }
    }

    /** How a stage ended. "Not tested" never counts as "passed". */
    public sealed interface Outcome {

        /** As it should be. */
        record Passed() implements Outcome {}

        /** It works, but something about it will hurt. */
        record Warning() implements Outcome {}

        /** It does not work; {@code said} is the server's reply or the client's words, for the diagnosis; may be empty. */
        record Failed(String said) implements Outcome {
            public Failed {
                Objects.requireNonNull(said);
            }
        }

        /** Nothing came within {@code waited}: neither a yes nor a no. */
        record Silent(Duration waited) implements Outcome {
            public Silent {
                Objects.requireNonNull(waited);
            }
        }

        /** It was not run, and the explanation says why. */
        record NotTested() implements Outcome {}
    }
}
