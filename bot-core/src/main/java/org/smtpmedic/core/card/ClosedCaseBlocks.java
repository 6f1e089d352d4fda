package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Divider;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Case.Round;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;
import org.smtpmedic.core.knowledge.Step.Kind;

/** What a case leaves behind: the errors on the way, what was changed, what has to be undone, and what is good to do now. */
record ClosedCaseBlocks(Catalogue catalogue, FindingBlocks findings, boolean canTest) {

    List<Block> of(Case theCase) {
        boolean solved = theCase.state() == CaseState.RESOLVED;
        CaseBlocks state = new CaseBlocks(theCase, canTest);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(solved ? "It works" : "Closed without a fix"));
        if (solved) {
            blocks.add(text(Style.GOOD, plain("Mail goes through again. Thank you for saying so.")));
        }
        blocks.add(text(strong("Errors on the way"), plain(": " + errors(theCase))));
        changes(theCase).forEach(blocks::add);
        theCase.followUps().stream()
                .filter(followUp -> followUp.kind() == FollowUp.Kind.UNDO)
                .forEach(followUp -> blocks.add(undoLine(followUp)));
        if (solved) {
            hardening(theCase, blocks);
        }
        blocks.add(state.closedMoves());
        blocks.add(state.footer());
        return blocks;
    }

    private String errors(Case theCase) {
        return theCase.rounds().stream()
                .map(Round::finding)
                .filter(finding -> finding.verdict() != Verdict.WORKS)
                .map(findings::title)
                .distinct()
                .collect(Collectors.joining("  →  "));
    }

    private List<Block> changes(Case theCase) {
        List<Block> blocks = new ArrayList<>();
        for (Case.Tick tick : theCase.ticks()) {
            Optional<Step> step = catalogue.step(tick.stepId());
            if (step.map(ClosedCaseBlocks::changesSomething).orElse(true)) {
                blocks.add(text(
                        plain("• " + step.map(Step::title).orElse(gone(tick.stepId())) + " – "
                                + tick.by().name() + ", "),
                        moment(tick.at(), theCase.owner())));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.addFirst(text(strong("What was changed")));
        }
        return blocks;
    }

    /** What a step that was done once is called when it has left the catalogue. */
    static String gone(String stepId) {
        return stepId + " (a step that is no longer in the catalogue)";
    }

    private static boolean changesSomething(Step step) {
        return switch (step.kind()) {
            case FIX, SAFER, HARDEN -> true;
            case ASK, CHECK -> false;
        };
    }

    private Block undoLine(FollowUp followUp) {
        String title =
                followUp.stepId().flatMap(catalogue::step).map(Step::title).orElse("a change");
        return text(
                Style.WARNING,
                plain("“" + title + "” loosened a protection. I ask "),
                moment(followUp.dueAt(), followUp.forWhom()),
                plain(" whether it is still needed."));
    }

    /** Steps that close or guard, of all the causes that the case went through, and not done yet. */
    private void hardening(Case theCase, List<Block> blocks) {
        List<Step> steps = theCase.rounds().stream()
                .flatMap(round -> findings.cause(round.finding()).stream())
                .flatMap(cause -> catalogue.stepsOf(cause).stream())
                .filter(step -> step.kind() == Kind.HARDEN)
                .filter(step -> theCase.tick(step.id()).isEmpty())
                .distinct()
                .toList();
        if (!steps.isEmpty()) {
            blocks.add(new Divider());
            blocks.add(text(strong("Good to do now, so that it lasts")));
            blocks.addAll(new Checklist(catalogue, theCase).flat(steps));
        }
    }
}
