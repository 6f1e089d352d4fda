package org.smtpmedic.server.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.SecretSpan;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Retirement;
import org.smtpmedic.core.knowledge.Step;

/** A diagnosis for people, in lines. */
final class ClassificationText {
    private static final int STEPS = 3;

    private final Catalogue catalogue;
    private final LocalDate today;

    /** {@code today} decides what is said about services on their way out. */
    ClassificationText(Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    List<String> of(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        switch (diagnosis.outcome()) {
            case Outcome.Named named -> {
                cause(named.best(), lines);
                others(named.others(), lines);
            }
            case Outcome.Ambiguous ambiguous -> {
                lines.add("Several causes fit:");
                ambiguous.candidates().forEach(each -> lines.add("  " + percent(each) + "  " + name(each.cause())));
                lines.add("  " + Wrapped.text("To tell them apart: " + ambiguous.question(), "  "));
            }
            case Outcome.Unknown unknown -> {
                lines.add("An error, but not one that is in the catalogue.");
                lines.add("  " + Wrapped.text(unknown.meaning(), "  "));
                lines.add("  " + Wrapped.text("What would decide: " + unknown.question(), "  "));
            }
            case Outcome.NoError _ -> lines.add("There is no mail submission error in this text.");
        }
        secrets(diagnosis, lines);
        return lines;
    }

    private void cause(Ranked best, List<String> lines) {
        Cause cause = best.cause();
        lines.add(name(cause));
        lines.add(Wrapped.text(cause.meaning(), ""));
        best.evidence().stream()
                .findFirst()
                .ifPresent(proof ->
                        lines.add("  " + Wrapped.text(percent(best) + " sure: \"" + proof.text() + "\"", "  ")));
        cause.gate()
                .flatMap(catalogue::gate)
                .ifPresent(gate -> lines.add("Stopped at gate " + gate.number() + ": " + gate.name()));
        cause.retirement()
                .flatMap(id ->
                        Optional.<Retirement>ofNullable(catalogue.retirements().get(id)))
                .ifPresent(retirement -> lines.add(Wrapped.text("Note: " + retirement.textOn(today), "  ")));
        lines.add("What to do, the smallest change first:");
        List<Step> steps = catalogue.stepsOf(cause);
        for (int i = 0; i < Math.min(STEPS, steps.size()); i++) {
            lines.add("  " + Wrapped.text((i + 1) + ". " + steps.get(i).title(), "     "));
        }
        if (steps.size() > STEPS) {
            lines.add("  and " + (steps.size() - STEPS) + " more: smtp-medic catalogue show " + cause.id());
        }
    }

    private static void others(List<Ranked> others, List<String> lines) {
        if (!others.isEmpty()) {
            lines.add("Less likely: "
                    + others.stream()
                            .map(each -> name(each.cause()) + " " + percent(each))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static void secrets(Diagnosis diagnosis, List<String> lines) {
        if (!diagnosis.secrets().isEmpty()) {
            String kinds = diagnosis.secrets().stream()
                    .map(SecretSpan::kind)
                    .map(SecretSpan.Kind::id)
                    .distinct()
                    .collect(Collectors.joining(", "));
            lines.add("There is a secret in this text (" + kinds + "). Whoever has read it can use it: change it.");
        }
    }

    private static String name(Cause cause) {
        return cause.title() + " [" + cause.id() + "]";
    }

    private static String percent(Ranked ranked) {
        return Math.round(ranked.confidence() * 100) + " %";
    }
}
