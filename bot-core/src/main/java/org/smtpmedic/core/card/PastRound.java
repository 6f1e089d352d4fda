package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Case.Round;
import org.smtpmedic.core.casework.Case.Tick;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/** What is left of a card once the error has changed: what it was, and what was done about it. */
final class PastRound {
    private final Catalogue catalogue;
    private final FindingBlocks findings;

    PastRound(Catalogue catalogue, FindingBlocks findings) {
        this.catalogue = catalogue;
        this.findings = findings;
    }

    Card of(Case theCase, Round round) {
        String title = findings.title(round.finding());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(title));
        theCase.ticks().stream()
                .filter(tick -> tick.round() == round.number())
                .map(this::done)
                .forEach(blocks::add);
        blocks.add(subtle(
                plain("Case " + theCase.id() + " · seen "), moment(round.at(), round.by()), plain(" · goes on below")));
        return new Card(blocks, "Earlier in case " + theCase.id() + ": " + title + ".");
    }

    private Block done(Tick tick) {
        String step = catalogue.step(tick.stepId()).map(Step::title).orElse(tick.stepId());
        return text(Style.GOOD, plain(step + " (" + tick.by().name() + ")"));
    }
}
