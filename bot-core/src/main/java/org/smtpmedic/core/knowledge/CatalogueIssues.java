package org.smtpmedic.core.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Collects what is wrong while a catalogue is read, and the references that can only be checked at its end. */
final class CatalogueIssues {

    private static final int MOST = 500;
    private static final int LONGEST = 300;

    /** What a reference may point to. */
    enum Target {
        CAUSE("cause"),
        STEP("step"),
        SOURCE("source"),
        RETIREMENT("retirement date"),
        GATE("gate"),
        WORDS("word family");

        private final String word;

        Target(String word) {
            this.word = word;
        }
    }

    private record Reference(String file, int line, Target target, String id) {}

    private final List<Problem> problems = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<Target, Set<String>> known = new EnumMap<>(Target.class);

    /** Further problems than anybody would read are dropped; reasons quote the file, so they are cut and cleaned. */
    void add(String file, int line, String reason) {
        if (problems.size() < MOST) {
            problems.add(new Problem(file, Math.max(line, 1), clean(reason)));
        }
    }

    private static String clean(String reason) {
        String oneLine = reason.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST) + "…";
    }

    void refer(String file, int line, Target target, String id) {
        references.add(new Reference(file, line, target, id));
    }

    /** What references of a kind may name. A kind that is never told is not checked: its own file could not be read. */
    void know(Target target, Set<String> ids) {
        known.put(target, Set.copyOf(ids));
    }

    /** Throws {@link CatalogueException} when anything is wrong. */
    void check() {
        for (Reference reference : references) {
            if (known.containsKey(reference.target)
                    && !known.get(reference.target).contains(reference.id)) {
                add(reference.file, reference.line, "There is no " + reference.target.word + " '" + reference.id + "'");
            }
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
            throw new CatalogueException(problems);
        }
    }
}
