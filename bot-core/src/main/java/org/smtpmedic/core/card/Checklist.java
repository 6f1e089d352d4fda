package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.StepItem;
import org.smtpmedic.core.card.Block.TickState;
import org.smtpmedic.core.card.CardAction.ShowDetails;
import org.smtpmedic.core.card.CardAction.TickStep;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Placeholders;
import org.smtpmedic.core.knowledge.Step;
import org.smtpmedic.core.knowledge.Step.Kind;
import org.smtpmedic.core.knowledge.Step.Risk.Level;

/**
 * The steps of a cause, numbered in its order. So that the list stays short, open steps fold away in their place: those that only come
 * afterwards, and ways around the problem beyond the first two.
 */
final class Checklist {
    private static final int WAYS_AROUND = 2;

    private final Catalogue catalogue;
    private final Case theCase;
    private final Placeholders placeholders;

    Checklist(Catalogue catalogue, Case theCase) {
        this.catalogue = catalogue;
        this.theCase = theCase;
        var finding = theCase.current().finding();
        this.placeholders = new Placeholders(
                theCase.mailbox().or(() -> finding.clues().login()),
                finding.clues().sender(),
                finding.trailer().flatMap(trailer -> trailer.at()));
    }

    /** The steps that {@code which} lets through, with the numbers they have in the whole list. */
    List<Block> blocks(List<Step> steps, Predicate<Step> which) {
        List<Block> blocks = new ArrayList<>();
        Folded folded = new Folded(blocks);
        int waysAround = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!which.test(step)) {
                continue;
            }
            boolean open = theCase.tick(step.id()).isEmpty();
            boolean aside = step.kind() == Kind.SAFER && open && ++waysAround > WAYS_AROUND;
            boolean later = step.kind() == Kind.HARDEN && open;
            if (aside || later) {
                folded.add(step.kind(), item(i + 1, step));
            } else {
                folded.end();
                blocks.add(item(i + 1, step));
            }
        }
        folded.end();
        return blocks;
    }

    /** All of the steps, none folded. */
    List<Block> flat(List<Step> steps) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            blocks.add(item(i + 1, steps.get(i)));
        }
        return blocks;
    }

    private StepItem item(int number, Step step) {
        Optional<Case.Tick> tick = theCase.tick(step.id());
        return new StepItem(
                number,
                step.title(),
                tick.map(this::doneCaption).orElseGet(() -> openCaption(step)),
                tick.<TickState>map(done -> new TickState.Done(
                                done.by().name(), done.at(), theCase.owner().zone()))
                        .orElseGet(TickState.Open::new),
                Optional.of(button(number, step, tick.isPresent())),
                new StepDetails(catalogue, placeholders).of(step),
                new ShowDetails(theCase.id(), "step-" + step.id()));
    }

    private List<Span> doneCaption(Case.Tick tick) {
        return List.of(plain("Done by " + tick.by().name() + ", "), Spans.moment(tick.at(), theCase.owner()));
    }

    private static List<Span> openCaption(Step step) {
        String who = step.role().equals("anyone") ? "Anyone" : step.role();
        String wait = step.waiting()
                .map(time -> " · about " + Spans.words(time.suggest()))
                .orElse("");
        Level level = step.risk().level();
        String risk = level.compareTo(Level.MEDIUM) < 0
                ? ""
                : " · " + StepDetails.words(level).toLowerCase(java.util.Locale.ENGLISH) + " risk";
        return List.of(plain(who + wait + risk));
    }

    private Button button(int number, Step step, boolean done) {
        boolean critical = !done && step.risk().level() == Level.CRITICAL;
        return new Button(
                done ? "Open again" : "Mark done",
                new TickStep(theCase.id(), step.id(), !done),
                critical ? Button.Look.DANGER : Button.Look.NORMAL,
                Optional.of((done ? "Open again: step " : "Mark done: step ") + number + ", " + step.title()),
                critical ? Optional.of(confirm(step)) : Optional.empty());
    }

    private Button.Confirm confirm(Step step) {
        String safer = StepDetails.safer(catalogue, step);
        return new Button.Confirm(
                "Has a second person agreed?",
                step.risk().note().orElse("This opens more than the one mailbox.")
                        + (safer.isEmpty() ? "" : " Safer: " + safer + "."),
                "Yes, it is done",
                "No");
    }

    /** Steps in a row that fold away together: of one kind, and more than one. */
    private final class Folded {
        private final List<Block> blocks;
        private final List<StepItem> items = new ArrayList<>();
        private Kind kind = Kind.SAFER;

        Folded(List<Block> blocks) {
            this.blocks = blocks;
        }

        void add(Kind next, StepItem item) {
            if (next != kind) {
                end();
            }
            kind = next;
            items.add(item);
        }

        void end() {
            if (items.size() == 1) {
                blocks.addAll(items);
            } else if (!items.isEmpty()) {
                int from = items.getFirst().number();
                int to = items.getLast().number();
                String what = kind == Kind.HARDEN ? "for afterwards" : "more safe ways";
                blocks.add(new Fold(
                        "Steps " + from + " to " + to + ": " + what,
                        List.copyOf(items),
                        new ShowDetails(theCase.id(), "steps-" + from + "-" + to)));
            }
            items.clear();
        }
    }
}
