package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnostician;

/** Every cause is proven by its own examples, and no other cause may claim them. */
class CatalogueExamplesTest {

    private final Catalogue catalogue = CatalogueLoader.bundled();
    private final Diagnostician diagnostician = new Diagnostician(catalogue);

    @Test
    void every_example_is_claimed_by_its_own_cause_and_by_no_other() {
        assertThat(catalogue.causes().values().stream().flatMap(this::misread)).isEmpty();
    }

    @Test
    void the_whole_authentication_family_and_much_more_is_there() {
        assertThat(catalogue.causes()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(catalogue.steps()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(catalogue.gates()).extracting(Gate::number).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    private Stream<String> misread(Cause cause) {
        return cause.examples().stream().flatMap(example -> {
            var outcome = diagnostician.diagnose(example).outcome();
            boolean named = outcome instanceof Outcome.Named(var best, var _)
                    && best.cause().id().equals(cause.id());
            boolean tied = outcome instanceof Outcome.Ambiguous;
            return named && !tied
                    ? Stream.empty()
                    : Stream.of(cause.id() + " <> " + verdict(outcome) + " in: " + example);
        });
    }

    private static String verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Named named -> named.best().cause().id();
            case Outcome.Ambiguous ambiguous ->
                ambiguous.candidates().stream()
                        .map(each -> each.cause().id())
                        .toList()
                        .toString();
            case Outcome.Unknown unknown -> unknown.meaning();
            case Outcome.NoError _ -> "no error";
        };
    }
}
