package org.smtpmedic.core.card;

import java.time.Duration;
import java.util.Objects;
import org.smtpmedic.core.probe.path.LoginWay;

/** What a button of ours stands for. {@link CardActionCodec} turns it into the few strings that travel inside a card and back. */
public sealed interface CardAction {

    /** A step of the checklist was done ({@code done}) or is open again. Says what is wanted, so that a repeated click is harmless. */
    record TickStep(String caseId, String stepId, boolean done) implements CardAction {}

    /** "I changed it, remind me": wait as long as the last change needs, then ping. */
    record RemindMe(String caseId) implements CardAction {}

    /** Another wait than the one suggested. */
    record RemindIn(String caseId, Duration howLong) implements CardAction {}

    record Snooze(String followUpId, SnoozeFor howLong) implements CardAction {}

    /** The choices on a ping. */
    enum SnoozeFor {
        FIFTEEN_MINUTES,
        ONE_HOUR,
        /** Tomorrow at 9:00 in the person's zone. */
        TOMORROW_MORNING
    }

    record CancelReminder(String followUpId) implements CardAction {}

    /** The undo reminder's question is settled: closed again, or kept on purpose. */
    record SettleUndo(String followUpId, boolean undone) implements CardAction {}

    /** Try again now, with the means that are configured. */
    record Retest(String caseId) implements CardAction {}

    /** A new error for the case, typed into the card's form under the field {@code error}. */
    record SubmitError(String caseId) implements CardAction {
        public static final String FIELD = "error";
    }

    /** The mailbox that the commands are to be filled in with, typed under the field {@code mailbox}. */
    record SetMailbox(String caseId) implements CardAction {
        public static final String FIELD = "mailbox";
    }

    /** It works: close the case. */
    record ItWorks(String caseId) implements CardAction {}

    record GiveUp(String caseId) implements CardAction {}

    record Reopen(String caseId) implements CardAction {}

    /** The case as text for a ticket. */
    record Export(String caseId) implements CardAction {}

    record ShowHistory(String caseId) implements CardAction {}

    /** The part of the case's card named {@code part} as a dialog, on platforms that cannot unfold in place. */
    record ShowDetails(String caseId, String part) implements CardAction {
        public ShowDetails {
            Objects.requireNonNull(part);
        }
    }

    /** What {@code /smtp-test} takes, typed into its form under the field {@code ask}: an error, a domain, a mailbox, or nothing. */
    record Ask() implements CardAction {
        public static final String FIELD = "ask";
    }

    /** What each stage of a test found, on platforms that cannot unfold in place. */
    record ShowTest(String testId) implements CardAction {}

    /** Test a login where an earlier test led. */
    record TestLogin(String testId, LoginWay way) implements CardAction {
        public TestLogin {
            Objects.requireNonNull(way);
        }
    }

    /** Call off the wait for a login. */
    record CancelLogin(String testId) implements CardAction {}

    /** Be asked whether a real mail may go out by such a login. */
    record SendTestMessage(String testId, LoginWay way) implements CardAction {
        public SendTestMessage {
            Objects.requireNonNull(way);
        }
    }

    /** Let that mail go out. Counts once, for the one who was asked. */
    record ConfirmMessage(String questionId) implements CardAction {}

    /** Let no mail go out. */
    record DropMessage(String questionId) implements CardAction {}

    /** Have a test looked at again by itself, until it works. */
    record RetestAlone(String testId) implements CardAction {}

    /** The same for a case whose change needs its time. */
    record RetestCaseAlone(String caseId) implements CardAction {}

    /** No more retests of this series. */
    record StopRetest(String retestId) implements CardAction {}

    /** The open cases of the person. */
    record ListCases() implements CardAction {}
}
