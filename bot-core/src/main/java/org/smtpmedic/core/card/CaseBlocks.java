package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.CardAction.CancelReminder;
import org.smtpmedic.core.card.CardAction.Export;
import org.smtpmedic.core.card.CardAction.GiveUp;
import org.smtpmedic.core.card.CardAction.ItWorks;
import org.smtpmedic.core.card.CardAction.RemindIn;
import org.smtpmedic.core.card.CardAction.RemindMe;
import org.smtpmedic.core.card.CardAction.Reopen;
import org.smtpmedic.core.card.CardAction.Retest;
import org.smtpmedic.core.card.CardAction.ShowDetails;
import org.smtpmedic.core.card.CardAction.ShowHistory;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.followup.FollowUp;

/** The parts of a case's card that its state decides: what to press next, and where it stands. */
final class CaseBlocks {
    static final Button.Confirm GIVE_UP = new Button.Confirm(
            "Close without a fix?",
            "The case and its history stay. You can open it again.",
            "Close it",
            "Keep it open");

    private final Case theCase;
    private final boolean canTest;

    CaseBlocks(Case theCase, boolean canTest) {
        this.theCase = theCase;
        this.canTest = canTest;
    }

    /** Where the case stands; empty while nobody has done anything. */
    Optional<Block> stateLine() {
        return switch (theCase.state()) {
            case DIAGNOSED, WORKING, RESOLVED, GIVEN_UP -> Optional.empty();
            case WAITING -> retest().map(this::waiting);
            case DUE ->
                Optional.of(text(
                        Style.WARNING,
                        strong("Time to test again."),
                        plain(" Does it work, or is there a new error?")));
        };
    }

    private Block waiting(FollowUp followUp) {
        return text(
                strong("Waiting"),
                plain(" until "),
                moment(followUp.dueAt(), followUp.forWhom()),
                plain(". Then I ask " + followUp.forWhom().name() + " here. Testing earlier is fine."));
    }

    /** What to press next, while the case is open. */
    List<Block> nextMoves() {
        String id = theCase.id();
        List<Button> moves = new ArrayList<>();
        boolean waiting = theCase.state() == CaseState.WAITING;
        boolean works = theCase.state() == CaseState.DUE || waiting;
        if (!works) {
            moves.add(Button.primary("I changed it – remind me", new RemindMe(id)));
        }
        moves.add(works ? Button.primary("It works", new ItWorks(id)) : Button.of("It works", new ItWorks(id)));
        if (canTest) {
            moves.add(Button.of("Test now", new Retest(id)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Buttons(moves));
        blocks.add(CaseForms.newError(id));
        if (waiting) {
            retest().ifPresent(followUp -> blocks.add(otherWaits(followUp)));
        }
        blocks.add(more());
        return blocks;
    }

    private Fold otherWaits(FollowUp followUp) {
        String id = theCase.id();
        return new Fold(
                "Change the reminder",
                List.of(
                        text("Ask again in"),
                        buttons(
                                Button.of("15 min", new RemindIn(id, Duration.ofMinutes(15))),
                                Button.of("1 hour", new RemindIn(id, Duration.ofHours(1))),
                                Button.of("24 hours", new RemindIn(id, Duration.ofHours(24))),
                                Button.of("No reminder", new CancelReminder(followUp.id())))),
                new ShowDetails(id, "reminder"));
    }

    private Fold more() {
        String id = theCase.id();
        Button giveUp = new Button(
                "Close without a fix", new GiveUp(id), Button.Look.NORMAL, Optional.empty(), Optional.of(GIVE_UP));
        return new Fold(
                "More",
                List.of(
                        buttons(
                                Button.of("Text for a ticket", new Export(id)),
                                Button.of("History", new ShowHistory(id)),
                                giveUp),
                        CaseForms.mailbox(id)),
                new ShowDetails(id, "more"));
    }

    /** What to press when the case is closed. */
    Block closedMoves() {
        String id = theCase.id();
        return buttons(
                Button.of("Text for a ticket", new Export(id)),
                Button.of("History", new ShowHistory(id)),
                Button.of("Open again", new Reopen(id)));
    }

    /** The small print at the end. */
    Block footer() {
        return subtle(
                plain("Case " + theCase.id() + " · opened by "
                        + theCase.opener().name() + ", "),
                moment(theCase.openedAt(), theCase.opener()),
                plain(" · reminders go to " + theCase.owner().name()));
    }

    private Optional<FollowUp> retest() {
        return theCase.followUps().stream()
                .filter(followUp -> followUp.kind() == FollowUp.Kind.RETEST)
                .findFirst();
    }
}
