package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.ping;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Code;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.Block.Text;
import org.smtpmedic.core.card.CardAction.CancelReminder;
import org.smtpmedic.core.card.CardAction.ItWorks;
import org.smtpmedic.core.card.CardAction.Retest;
import org.smtpmedic.core.card.CardAction.SettleUndo;
import org.smtpmedic.core.card.CardAction.Snooze;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Placeholders;
import org.smtpmedic.core.knowledge.Step;

/** The questions that a reminder asks. */
final class PingCards {
    private final Catalogue catalogue;
    private final boolean canTest;

    PingCards(Catalogue catalogue, boolean canTest) {
        this.catalogue = catalogue;
        this.canTest = canTest;
    }

    Card of(Case theCase, FollowUp followUp) {
        return switch (followUp.kind()) {
            case RETEST -> retest(theCase, followUp);
            case UNDO -> undo(theCase, followUp);
        };
    }

    /** The question without its buttons, and what came of it. */
    Card answered(Case theCase, FollowUp followUp, String answer) {
        String about = switch (followUp.kind()) {
            case RETEST ->
                "Time to test again: "
                        + new FindingBlocks(catalogue).title(theCase.current().finding());
            case UNDO ->
                "Is this still needed? " + followUp.stepId().map(this::title).orElse("A protection was loosened");
        };
        return new Card(List.of(Spans.subtle(plain(about)), text(plain(answer))), about + " " + answer);
    }

    private Card retest(Case theCase, FollowUp followUp) {
        String error = new FindingBlocks(catalogue).title(theCase.current().finding());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Time to test again"));
        blocks.add(text(
                ping(followUp.forWhom()),
                plain(", your change should have arrived by now. It was about: "),
                strong(error),
                plain(".")));
        lastChange(theCase, followUp).ifPresent(blocks::add);
        List<Button> moves = new ArrayList<>();
        if (canTest) {
            moves.add(Button.primary("Test now", new Retest(theCase.id())));
            moves.add(Button.of("It works", new ItWorks(theCase.id())));
        } else {
            moves.add(Button.primary("It works", new ItWorks(theCase.id())));
        }
        blocks.add(new Block.Buttons(moves));
        blocks.add(CaseForms.newError(theCase.id()));
        blocks.add(Spans.subtle(plain("Not now? Ask me again in")));
        blocks.add(later(followUp, "Stop reminding"));
        return new Card(blocks, followUp.forWhom().name() + ", time to test again: " + error + ".");
    }

    private Optional<Block> lastChange(Case theCase, FollowUp followUp) {
        List<Case.Tick> ticks = theCase.ticks();
        Optional<Case.Tick> tick = followUp.stepId()
                .flatMap(theCase::tick)
                .or(() -> ticks.isEmpty() ? Optional.empty() : Optional.of(ticks.getLast()));
        return tick.map(done -> text(
                strong("Last change"),
                plain(": " + title(done.stepId()) + " – " + done.by().name() + ", "),
                moment(done.at(), followUp.forWhom())));
    }

    private String title(String stepId) {
        return catalogue.step(stepId).map(Step::title).orElse(stepId);
    }

    private static Block.Buttons later(FollowUp followUp, String stop) {
        return buttons(
                Button.of("15 min", new Snooze(followUp.id(), SnoozeFor.FIFTEEN_MINUTES)),
                Button.of("1 hour", new Snooze(followUp.id(), SnoozeFor.ONE_HOUR)),
                Button.of("Tomorrow 9:00", new Snooze(followUp.id(), SnoozeFor.TOMORROW_MORNING)),
                Button.of(stop, new CancelReminder(followUp.id())));
    }

    private Card undo(Case theCase, FollowUp followUp) {
        Optional<Step> step = followUp.stepId().flatMap(catalogue::step);
        String what = followUp.stepId().map(this::title).orElse("A protection was loosened");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Is this still needed?"));
        blocks.add(loosened(theCase, followUp, what));
        step.flatMap(Step::undo).ifPresent(undo -> {
            blocks.add(text(strong("To close it"), plain(": " + undo.title())));
            if (!undo.powershell().isEmpty()) {
                blocks.add(new Code(filled(theCase, undo.powershell())));
            }
        });
        blocks.add(buttons(
                Button.primary("It is closed again", new SettleUndo(followUp.id(), true)),
                Button.of("Keep it open", new SettleUndo(followUp.id(), false)),
                Button.of("Ask me tomorrow", new Snooze(followUp.id(), SnoozeFor.TOMORROW_MORNING))));
        return new Card(blocks, followUp.forWhom().name() + ", is this still needed? " + what + ".");
    }

    private static Text loosened(Case theCase, FollowUp followUp, String what) {
        List<Span> spans = new ArrayList<>(List.of(
                ping(followUp.forWhom()),
                plain(", for case " + theCase.id() + " a protection was loosened: "),
                strong(what)));
        followUp.stepId().flatMap(theCase::tick).ifPresent(tick -> {
            spans.add(plain(" – " + tick.by().name() + ", "));
            spans.add(moment(tick.at(), followUp.forWhom()));
        });
        spans.add(plain(". Close it again if nothing depends on it."));
        return new Text(spans, Style.NORMAL);
    }

    private static String filled(Case theCase, List<String> commands) {
        var clues = theCase.current().finding().clues();
        Placeholders known = new Placeholders(theCase.mailbox().or(clues::login), clues.sender(), Optional.empty());
        return commands.stream().map(known::fill).collect(java.util.stream.Collectors.joining("\n"));
    }
}
