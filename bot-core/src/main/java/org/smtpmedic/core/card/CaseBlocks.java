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
import org.smtpmedic.core.card.CardAction.RetestCaseAlone;
import org.smtpmedic.core.card.CardAction.ShowDetails;
import org.smtpmedic.core.card.CardAction.ShowHistory;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.followup.FollowUp;

/** The parts of a case's card that its state decides: what to press next, and where it stands. */
final class CaseBlocks {
    private static final Button.Confirm GIVE_UP = new Button.Confirm(
            "Close without a fix?",
            "The case and its history stay. You can open it again.",
            "Close it",
            "Keep it open");

    private static final String EXPORT = "Text for a ticket";
    private static final String HISTORY = "History";

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

    /** What to press next, while the case is open. {@code history} unfolds: beside the buttons once the error has changed. */
    List<Block> nextMoves(List<Block> history) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Buttons(moves()));
        if (theCase.current().finding().verdict() != Verdict.WORKS) {
            blocks.add(CaseForms.newError(theCase.id()));
        }
        boolean waiting = theCase.state() == CaseState.WAITING;
        if (waiting) {
            retest().ifPresent(followUp -> blocks.add(otherWaits(followUp)));
        }
        boolean prominent = theCase.rounds().size() > 1;
        if (prominent) {
            blocks.add(history(history));
        }
        blocks.add(more(prominent ? Optional.empty() : Optional.of(history(history))));
        return blocks;
    }

    private List<Button> moves() {
        String id = theCase.id();
        Button works = Button.of("It works", new ItWorks(id));
        Button worksAtLast = Button.primary("It works", new ItWorks(id));
        Button remind = Button.of("I changed it – remind me", new RemindMe(id));
        Button remindFirst = Button.primary("I changed it – remind me", new RemindMe(id));
        List<Button> moves = new ArrayList<>(
                switch (theCase.current().finding().verdict()) {
                    case WORKS -> List.of(worksAtLast);
                    case AMBIGUOUS, UNKNOWN -> List.of(remind, works);
                    case NAMED ->
                        switch (theCase.state()) {
                            case WAITING, DUE -> List.of(worksAtLast);
                            case DIAGNOSED, WORKING, RESOLVED, GIVEN_UP -> List.of(remindFirst, works);
                        };
                });
        if (canTest) {
            moves.add(Button.of("Test now", new Retest(id)));
            if (theCase.state() == CaseState.WAITING) {
                moves.add(Button.of(RetestCards.BEGIN, new RetestCaseAlone(id)));
            }
        }
        return moves;
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

    private Block history(List<Block> lines) {
        ShowHistory show = new ShowHistory(theCase.id());
        return lines.isEmpty() ? buttons(Button.of(HISTORY, show)) : new Fold(HISTORY, lines, show);
    }

    private Fold more(Optional<Block> history) {
        String id = theCase.id();
        List<Block> blocks = new ArrayList<>();
        blocks.add(buttons(
                Button.of(EXPORT, new Export(id)),
                new Button(
                        "Close without a fix",
                        new GiveUp(id),
                        Button.Look.NORMAL,
                        Optional.empty(),
                        Optional.of(GIVE_UP))));
        history.ifPresent(blocks::add);
        blocks.add(CaseForms.mailbox(id));
        return new Fold("More", blocks, new ShowDetails(id, "more"));
    }

    /** What to press when the case is closed. */
    Block closedMoves() {
        String id = theCase.id();
        return buttons(
                Button.of(EXPORT, new Export(id)),
                Button.of(HISTORY, new ShowHistory(id)),
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
