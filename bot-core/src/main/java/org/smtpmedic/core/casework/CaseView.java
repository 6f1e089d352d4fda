package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.followup.FollowUp;

/** How a case looks to a person. Pure: the same input gives the same card. */
public interface CaseView {

    /** The case's one card, replaced in place whenever the case moves. {@code history} is oldest first. */
    Card caseCard(Case theCase, List<CaseEvent.Recorded> history, Instant now);

    /** What stays in the place of the card of a round that is over, when a newer card stands further down. */
    Card pastRound(Case theCase, Case.Round round, Instant now);

    /** The ping of a reminder that is due. */
    Card ping(Case theCase, FollowUp followUp, Instant now);

    /** The ping again, after it was answered: what it was about and what came of it, without its buttons. */
    Card pingAnswered(Case theCase, FollowUp followUp, String answer, Instant now);

    Card notice(Notice notice, Instant now);
}
