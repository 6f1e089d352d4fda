package org.smtpmedic.core.probe.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.spf.SpfBranch;

/** Questions to the tree of an SPF evaluation. */
record SpfTree(SpfBranch root) {
    /** What Microsoft's worldwide cloud asks its tenants to include. */
    static final String MICROSOFT = "spf.protection.outlook.com";

    private static final int MOST_LINES = 20;
    private static final int MOST_TERM = 80;
    private static final String INDENT = "\u00b7 ";

    boolean includesMicrosoft() {
        return branches(root).stream().anyMatch(branch -> branch.domain().equalsIgnoreCase(MICROSOFT));
    }

    /** Whether a domain stands below itself. */
    boolean loops() {
        return loops(root, List.of());
    }

    boolean asksForPointers() {
        return branches(root).stream()
                .flatMap(branch -> branch.steps().stream())
                .anyMatch(step -> step.term().toLowerCase(Locale.ROOT).matches("[-+~?]?ptr(:.*)?"));
    }

    /** A line for each term that asked the DNS, indented by depth. */
    List<Fact> lines() {
        var lines = new ArrayList<Fact>();
        addLines(root, 0, lines);
        return lines;
    }

    private static void addLines(SpfBranch branch, int depth, List<Fact> lines) {
        for (SpfBranch.Step step : branch.steps()) {
            if (lines.size() < MOST_LINES) {
                String cost = step.lookups()
                        + (step.lookups() == 1 ? " lookup" : " lookups")
                        + (step.voids() == 0 ? "" : ", " + step.voids() + " without result");
                String term = PlainText.of(step.term(), MOST_TERM);
                lines.add(new Fact(INDENT.repeat(Math.min(depth, MOST_LINES)) + term, cost));
                step.below().ifPresent(below -> addLines(below, depth + 1, lines));
            }
        }
    }

    private static boolean loops(SpfBranch branch, List<String> above) {
        String domain = branch.domain().toLowerCase(Locale.ROOT);
        if (above.contains(domain)) {
            return true;
        }
        var here = new ArrayList<>(above);
        here.add(domain);
        return branch.steps().stream().flatMap(step -> step.below().stream()).anyMatch(below -> loops(below, here));
    }

    private static List<SpfBranch> branches(SpfBranch branch) {
        var all = new ArrayList<SpfBranch>();
        all.add(branch);
        branch.steps().forEach(step -> step.below().ifPresent(below -> all.addAll(branches(below))));
        return all;
    }
}
