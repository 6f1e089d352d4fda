package org.smtpmedic.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.recipe.Recipe;

/** What follows the stages: the verdict and what to do, in lines. */
final class TestText {
    private final ClassificationText diagnoses;

    TestText(ClassificationText diagnoses) {
        this.diagnoses = diagnoses;
    }

    List<String> of(TestOutcome outcome, TestLogin login, Optional<Diagnosis> diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(verdict(outcome, login));
        outcome.report().trouble().stream().findFirst().ifPresent(first -> lines.add(Wrapped.text(told(first), "  ")));
        diagnosis.ifPresent(found -> {
            lines.add("");
            lines.addAll(diagnoses.of(found));
        });
        commands(outcome.recipes(), lines);
        return lines;
    }

    private static void commands(List<Recipe> recipes, List<String> lines) {
        if (recipes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                "The same from the machine where the device stands (paste what it prints to the bot or to classify):");
        recipes.forEach(recipe -> {
            lines.add("  " + recipe.tool() + ", " + recipe.shell().title() + ":");
            recipe.lines().forEach(line -> lines.add("    " + line));
        });
    }

    private static String verdict(TestOutcome outcome, TestLogin login) {
        String server = outcome.server().orElse(outcome.target());
        if (!outcome.works()) {
            return outcome.server().isPresent()
                    ? server + " does not work for this."
                    : server + ": no server could be tested.";
        }
        return login.credential()
                .map(_ -> server
                        + login.envelope()
                                .map(mail -> " works, up to a mail of " + mail.sender() + " that was not sent.")
                                .orElse(" works, and the login is taken."))
                .orElse(server + " works as far as it can be seen without a login.");
    }

    private static String told(StageResult first) {
        return "First trouble: " + first.stage().title() + ". " + first.explanation();
    }
}
