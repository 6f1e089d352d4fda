package org.smtpmedic.core.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Collects what is wrong while a catalogue is read, and the references that can only be checked at its end. */
final class CatalogueIssues {

    /** What a reference may point to. */
    enum Target {
        CAUSE("cause"),
        STEP("step"),
        SOURCE("source"),
        RETIREMENT("retirement date"),
        GATE("gate");

        private final String word;

        Target(String word) {
            this.word = word;
        }
    }

    private record Reference(String file, int line, Target target, String id) {}

    private final List<Problem> problems = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    void add(String file, int line, String reason) {
        problems.add(new Problem(file, line, reason));
    }

    void refer(String file, int line, Target target, String id) {
        references.add(new Reference(file, line, target, id));
    }

    /** Throws {@link CatalogueException} when anything is wrong. */
    void check(Map<Target, Set<String>> known) {
        for (Reference reference : references) {
            if (!known.getOrDefault(reference.target, Set.of()).contains(reference.id)) {
                add(reference.file, reference.line, "There is no " + reference.target.word + " '" + reference.id + "'");
            }
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
            throw new CatalogueException(problems);
        }
    }
}
