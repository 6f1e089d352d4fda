package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Code;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.Block.Text;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Placeholders;
import org.smtpmedic.core.knowledge.Source;
import org.smtpmedic.core.knowledge.Step;
import org.smtpmedic.core.knowledge.Step.Risk.Level;
import org.smtpmedic.core.knowledge.Step.Wait;

/** What unfolds below a step: why, where, commands, how to check, how long, what it risks, where it comes from. */
final class StepDetails {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Catalogue catalogue;
    private final Placeholders placeholders;
    private final List<Block> blocks = new ArrayList<>();

    StepDetails(Catalogue catalogue, Placeholders placeholders) {
        this.catalogue = catalogue;
        this.placeholders = placeholders;
    }

    List<Block> of(Step step) {
        blocks.add(text(step.why()));
        step.portal().ifPresent(this::portal);
        commands("PowerShell", step.powershell());
        verify(step.verify());
        step.waiting().ifPresent(wait -> blocks.add(labelled("Takes", words(wait))));
        if (!step.licence().equals("none")) {
            blocks.add(labelled("Licence", step.licence()));
        }
        risk(step);
        step.undo()
                .ifPresent(undo -> blocks.add(labelled(
                        "Afterwards",
                        "I ask again in " + Spans.words(undo.after()) + " whether this is still needed.")));
        step.notes().forEach(note -> blocks.add(subtle(plain(note))));
        blocks.add(sources(step.sources(), step.asOf()));
        return List.copyOf(blocks);
    }

    private void portal(Step.Portal portal) {
        Span name =
                portal.url().<Span>map(url -> new Span.Link(portal.name(), url)).orElse(plain(portal.name()));
        blocks.add(text(strong("Where"), plain(": "), name, plain(path(portal))));
    }

    private static String path(Step.Portal portal) {
        return portal.path().stream().map(part -> " › " + part).collect(Collectors.joining());
    }

    private void commands(String label, List<String> commands) {
        if (!commands.isEmpty()) {
            blocks.add(text(strong(label), plain(":")));
            blocks.add(filled(commands));
        }
    }

    private void verify(Step.Verify verify) {
        blocks.add(labelled("How to check", verify.look()));
        if (!verify.powershell().isEmpty()) {
            blocks.add(filled(verify.powershell()));
        }
    }

    private Code filled(List<String> commands) {
        return new Code(commands.stream().map(placeholders::fill).collect(Collectors.joining("\n")));
    }

    static String words(Wait wait) {
        String basis = switch (wait.basis()) {
            case OFFICIAL -> "Microsoft's figure";
            case PRACTICAL -> "experience, Microsoft gives no figure";
        };
        String atMost = wait.atMost()
                .filter(most -> most.compareTo(wait.suggest()) > 0)
                .map(most -> ", at most " + Spans.words(most))
                .orElse("");
        return "about " + Spans.words(wait.suggest()) + atMost + " (" + basis + ").";
    }

    private void risk(Step step) {
        Level level = step.risk().level();
        if (level == Level.NONE) {
            return;
        }
        String note = step.risk().note().map(words -> ": " + words).orElse("");
        blocks.add(text(style(level), strong(words(level) + " risk"), plain(note)));
        String safer = safer(catalogue, step);
        if (!safer.isEmpty()) {
            blocks.add(labelled("Safer", safer));
        }
    }

    private static Style style(Level level) {
        return switch (level) {
            case NONE, LOW -> Style.NORMAL;
            case MEDIUM, HIGH -> Style.WARNING;
            case CRITICAL -> Style.DANGER;
        };
    }

    static String words(Level level) {
        return switch (level) {
            case NONE -> "No";
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    /** Titles of what reaches the goal with less risk. */
    static String safer(Catalogue catalogue, Step step) {
        return step.safer().stream()
                .flatMap(id -> catalogue.step(id).stream())
                .map(Step::title)
                .collect(Collectors.joining("; "));
    }

    private Text sources(List<String> ids, LocalDate asOf) {
        List<Span> spans = new ArrayList<>();
        spans.add(plain("As of " + DAY.format(asOf) + ". Sources: "));
        String separator = "";
        for (String id : ids) {
            Source source = catalogue.sources().get(id);
            if (source != null) {
                spans.add(plain(separator));
                spans.add(source.url()
                        .<Span>map(url -> new Span.Link(source.title(), url))
                        .orElse(plain(source.title())));
                separator = "; ";
            }
        }
        return separator.isEmpty() ? subtle(plain("As of " + DAY.format(asOf) + ".")) : new Text(spans, Style.SUBTLE);
    }

    private static Text labelled(String label, String words) {
        return text(strong(label), plain(": " + words));
    }
}
