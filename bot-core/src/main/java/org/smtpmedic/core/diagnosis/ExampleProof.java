package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.LoadedCatalogue;
import org.smtpmedic.core.knowledge.LoadedCatalogue.Origin;

/** Proves a catalogue by its own examples: each has to be given to its cause, and to no other. */
public final class ExampleProof {

    private ExampleProof() {}

    /**
     * Diagnoses every example of every cause.
     *
     * @return what is wrong, in the order of causes and lines; empty when every example is proven. A bundled example that went to a cause of
     *     the folder is told at that cause's file.
     */
    public static List<Problem> problems(LoadedCatalogue loaded, Diagnostician diagnostician) {
        List<Problem> problems = new ArrayList<>();
        for (Cause cause : loaded.catalogue().causes().values()) {
            for (int i = 0; i < cause.examples().size(); i++) {
                int index = i;
                stray(diagnostician, cause.examples().get(i), cause)
                        .ifPresent(stray -> problems.add(problem(loaded, cause, index, stray)));
            }
        }
        return problems;
    }

    /** Where an example went instead; {@code to} is empty where nobody took it. */
    private record Stray(Optional<Cause> to, String words) {}

    private static Optional<Stray> stray(Diagnostician diagnostician, String example, Cause cause) {
        return switch (diagnostician.diagnose(example).outcome()) {
            case Outcome.Named named ->
                Optional.of(named.best().cause())
                        .filter(best -> !best.id().equals(cause.id()))
                        .map(best -> new Stray(Optional.of(best), "goes to the cause '" + best.id() + "'"));
            case Outcome.Ambiguous ambiguous ->
                ambiguous.candidates().stream()
                        .map(Diagnosis.Ranked::cause)
                        .filter(other -> !other.id().equals(cause.id()))
                        .findFirst()
                        .map(other -> new Stray(
                                Optional.of(other), "is claimed by the cause '" + other.id() + "' just as well"));
            case Outcome.Unknown _, Outcome.NoError _ ->
                Optional.of(new Stray(Optional.empty(), "is claimed by no cause"));
        };
    }

    private static Problem problem(LoadedCatalogue loaded, Cause cause, int index, Stray stray) {
        String file = file(cause);
        String number = "Example " + (index + 1) + " ";
        if (loaded.origin(file) == Origin.BUNDLED && stray.to().isPresent()) {
            String thief = file(stray.to().get());
            if (loaded.origin(thief) != Origin.BUNDLED) {
                return new Problem(thief, 1, number + "of the bundled cause '" + cause.id() + "' " + stray.words());
            }
        }
        List<Integer> lines = loaded.exampleLines().getOrDefault(cause.id(), List.of());
        return new Problem(file, index < lines.size() ? lines.get(index) : 1, number + stray.words());
    }

    private static String file(Cause cause) {
        return "causes/" + cause.id() + ".yaml";
    }
}
