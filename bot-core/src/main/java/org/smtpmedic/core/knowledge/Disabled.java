package org.smtpmedic.core.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** What an overlay takes out of the catalogue beneath it: {@code disabled.yaml}. */
record Disabled(List<String> causes, List<String> steps, int line) {

    static final String FILE = "disabled.yaml";

    static Optional<Disabled> read(CatalogueFiles files, CatalogueIssues issues) {
        return Optional.ofNullable(files.texts().get(FILE))
                .flatMap(text -> YamlTree.read(FILE, text, issues))
                .map(node -> read(Section.of(FILE, node, issues), files));
    }

    private static Disabled read(Section section, CatalogueFiles files) {
        try (section) {
            return new Disabled(
                    ids(section, "causes", Target.CAUSE, files),
                    ids(section, "steps", Target.STEP, files),
                    section.line());
        }
    }

    private static List<String> ids(Section in, String key, Target target, CatalogueFiles files) {
        List<String> ids = in.references(key, 0, target);
        ids.stream()
                .filter(id -> files.names().contains(key + "/" + id + ".yaml"))
                .forEach(id -> in.problem(key, "'" + id + "' is disabled here and has a file in this folder"));
        return ids;
    }

    Set<String> ids() {
        Set<String> ids = new HashSet<>(causes);
        ids.addAll(steps);
        return ids;
    }

    /** The catalogue without them, and without references to them. A cause that loses its last step is a problem. */
    Catalogue outOf(Catalogue all, CatalogueIssues issues) {
        Map<String, Cause> leftCauses = new LinkedHashMap<>();
        for (Cause cause : all.causes().values()) {
            if (!causes.contains(cause.id())) {
                List<String> left = without(cause.steps(), steps);
                if (left.isEmpty()) {
                    issues.add(FILE, line, "This takes the last step from the cause '" + cause.id() + "'");
                }
                leftCauses.put(cause.id(), cause.with(left, without(cause.next(), causes)));
            }
        }
        Map<String, Step> leftSteps = new LinkedHashMap<>();
        for (Step step : all.steps().values()) {
            if (!steps.contains(step.id())) {
                leftSteps.put(step.id(), step.withSafer(without(step.safer(), steps)));
            }
        }
        return new Catalogue(leftCauses, leftSteps, all.gates(), all.retirements(), all.sources());
    }

    private static List<String> without(List<String> ids, List<String> taken) {
        List<String> left = new ArrayList<>(ids);
        left.removeAll(taken);
        return left;
    }
}
