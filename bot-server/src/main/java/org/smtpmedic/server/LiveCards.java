package org.smtpmedic.server;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CaseCards;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseView;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.followup.FollowUp;

/** Cards from the knowledge of the moment they are drawn in. */
record LiveCards(Supplier<Knowledge> knowledge, boolean canTest) implements CaseView {

    private CaseCards now() {
        return new CaseCards(knowledge.get().catalogue(), canTest);
    }

    @Override
    public Card caseCard(Case theCase, List<CaseEvent.Recorded> history, Instant now) {
        return now().caseCard(theCase, history, now);
    }

    @Override
    public Card pastRound(Case theCase, Case.Round round, Instant now) {
        return now().pastRound(theCase, round, now);
    }

    @Override
    public Card ping(Case theCase, FollowUp followUp, Instant now) {
        return now().ping(theCase, followUp, now);
    }

    @Override
    public Card pingAnswered(Case theCase, FollowUp followUp, String answer, Instant now) {
        return now().pingAnswered(theCase, followUp, answer, now);
    }

    @Override
    public Card notice(Notice notice, Instant now) {
        return now().notice(notice, now);
    }
}
