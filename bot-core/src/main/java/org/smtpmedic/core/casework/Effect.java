package org.smtpmedic.core.casework;

import org.smtpmedic.core.followup.FollowUp;

/** What has to happen outside the case once a decision is stored. */
public sealed interface Effect {

    /** The case looks different now. */
    record ShowCase() implements Effect {}

    /** The round before the current one is over: its card becomes a line of history. */
    record FoldRoundBefore() implements Effect {}

    record Ping(FollowUp followUp) implements Effect {}

    /** A ping was answered: its buttons go, the answer stays. */
    record AnswerPing(FollowUp followUp, String answer) implements Effect {}

    record Schedule(FollowUp followUp) implements Effect {}

    record Unschedule(FollowUp followUp) implements Effect {}

    /** The case is closed: nothing of it is looked at any more. */
    record StopRetests() implements Effect {}

    record Say(Notice notice) implements Effect {}
}
