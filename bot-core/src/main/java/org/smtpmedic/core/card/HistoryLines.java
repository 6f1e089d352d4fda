package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.Block.Text;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/** A case's history in words. */
final class HistoryLines {
    private final Catalogue catalogue;
    private final FindingBlocks findings;

    HistoryLines(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.findings = new FindingBlocks(catalogue);
    }

    /** The last {@code max} events, oldest first, one line each. */
    List<Block> blocks(List<CaseEvent.Recorded> history, Person reader, int max) {
        List<Block> lines = new ArrayList<>();
        int skipped = Math.max(0, history.size() - max);
        if (skipped > 0) {
            lines.add(Spans.subtle(plain(skipped + " earlier entries are in the text for a ticket.")));
        }
        history.stream().skip(skipped).forEach(entry -> lines.add(line(entry, reader)));
        return lines;
    }

    private Block line(CaseEvent.Recorded entry, Person reader) {
        List<Span> spans = new ArrayList<>();
        spans.add(moment(entry.at(), reader));
        spans.add(plain(" · " + entry.by().name() + ": "));
        spans.addAll(words(entry.event(), reader));
        return new Text(spans, Style.SUBTLE);
    }

    List<Span> words(CaseEvent event, Person reader) {
        return switch (event) {
            case CaseEvent.Opened opened -> only("first error: " + findings.title(opened.finding()));
            case CaseEvent.ErrorChanged changed -> only("the error changed: " + findings.title(changed.finding()));
            case CaseEvent.SameErrorAgain _ -> only("same answer as before");
            case CaseEvent.TestPassed _ -> only("the test went through");
            case CaseEvent.StepTicked ticked -> only("done: " + step(ticked.stepId()));
            case CaseEvent.StepOpened opened -> only("open again: " + step(opened.stepId()));
            case CaseEvent.MailboxSet set -> only("mailbox for the commands: " + set.mailbox());
            case CaseEvent.WaitStarted wait ->
                List.of(plain("changed something; waiting until "), moment(wait.dueAt(), reader));
            case CaseEvent.Snoozed snoozed -> List.of(plain("reminder moved to "), moment(snoozed.dueAt(), reader));
            case CaseEvent.ReminderCancelled _ -> only("reminder cancelled");
            case CaseEvent.HandedOver given ->
                only("handed the reminder over to " + given.to().name());
            case CaseEvent.Pinged _ -> only("was reminded");
            case CaseEvent.UndoPlanned undo ->
                List.of(
                        plain("“" + step(undo.stepId()) + "” loosened a protection; asking again "),
                        moment(undo.dueAt(), reader));
            case CaseEvent.UndoSettled settled ->
                only("“" + step(settled.stepId()) + "”: " + (settled.undone() ? "closed again" : "kept on purpose"));
            case CaseEvent.Resolved _ -> only("it works");
            case CaseEvent.GaveUp _ -> only("closed without a fix");
            case CaseEvent.Reopened _ -> only("opened again");
        };
    }

    private String step(String id) {
        return catalogue.step(id).map(Step::title).orElse(id);
    }

    private static List<Span> only(String words) {
        return List.of(plain(words));
    }
}
