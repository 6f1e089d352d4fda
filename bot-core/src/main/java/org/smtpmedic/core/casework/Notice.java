package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.readback.ToolReading;

/** A message of ours that is not a case's card. {@code to} is the person it answers. */
public sealed interface Notice {
    Person to();

    /** What the bot can do and how to ask for it. */
    record Help(Person to) implements Notice {}

    /** Nothing was pasted, or no error of mail submission was in it. */
    record NothingFound(Person to) implements Notice {}

    /** The paste is the output of another program that made a test; its error, where it holds one, is reported besides. */
    record OutputRead(Person to, ToolReading reading) implements Notice {}

    /** A secret was in the paste: delete the message, rotate the secret. {@code kinds} are ids of what was seen. */
    record SecretSeen(Person to, List<String> kinds) implements Notice {
        public SecretSeen {
            kinds = List.copyOf(kinds);
        }
    }

    /** The file was no text. */
    record NotText(Person to, String fileName) implements Notice {}

    /** A click on a case that is closed. */
    record AlreadyClosed(Person to, Case theCase) implements Notice {}

    /** A click on something that is not there any more, or belongs elsewhere. */
    record NotHere(Person to) implements Notice {}

    /** A click on a reminder that was settled, moved or cancelled. */
    record ReminderGone(Person to) implements Notice {}

    record CaseList(Person to, List<Case> cases) implements Notice {
        public CaseList {
            cases = List.copyOf(cases);
        }
    }

    /** What somebody finds at the bot's own place: open cases, the latest closed ones, how to use it. */
    record Home(Person to, List<Case> open, List<Case> closed) implements Notice {
        public Home {
            open = List.copyOf(open);
            closed = List.copyOf(closed);
        }
    }

    /** What the person sent failed every time it was tried; an operator has to look. */
    record GaveUpOnEvent(Person to) implements Notice {}

    record TestRunning(Person to) implements Notice {}

    /** No test is configured: how to test by hand. */
    record TestNotConfigured(Person to) implements Notice {}

    /** The person may not have anything tested; {@code reason} is a sentence. */
    record NoTester(Person to, String reason) implements Notice {}

    /** A test went through while no case was open. */
    record TestPassed(Person to, String reply) implements Notice {}

    /** What was given to test is no name of a domain or a server; {@code sentence} says why. */
    record PathRefused(Person to, String sentence) implements Notice {}

    /** A limit on tests was reached; {@code reason} is a sentence. */
    record PathLater(Person to, String reason, Instant at) implements Notice {}

    /** A test of a mail path runs; {@code run} holds what has ended so far. */
    record PathRunning(Person to, PathRun run) implements Notice {}

    /**
     * A test of a mail path has ended.
     *
     * @param change how it differs from the one before, where there was one
     * @param offered the ways in which its login can be tested
     */
    record PathTested(Person to, PathRun run, Optional<PathChange> change, Set<LoginWay> offered) implements Notice {
        public PathTested {
            offered = Set.copyOf(offered);
        }
    }

    /** About tests of a login, and the mails that they send. */
    sealed interface OfLogin extends Notice {}

    /** What somebody has to do so that their login can be tested; for them alone. */
    record LoginPrompt(Person to, String testId, String mailbox, LoginTester.Prompt prompt) implements OfLogin {}

    /** A login test waits for the person. */
    record LoginWaiting(Person to, String target, LoginWay way, Instant until) implements OfLogin {}

    /** The person has done it, or it is of no use any more. {@code token}: what it says about itself, where there is one. */
    record LoginSettled(Person to, String target, Optional<TokenReport> token) implements OfLogin {}

    /** A login test ended with the process that had its secret in memory; it has to be asked for again on {@code testId}. */
    record LoginCutOff(Person to, String target, String testId, LoginWay way) implements OfLogin {}

    /** A login test was called off while it waited for the person; it can be asked for again on {@code testId}. */
    record LoginCancelled(Person to, String target, String testId, LoginWay way) implements OfLogin {}

    /** The same for the person alone, in the place of what there was to do. */
    record LoginUseless(Person to, LoginWay way) implements OfLogin {}

    /** There is no wait for a login to call off, or it is not this person's. */
    record LoginNotWaiting(Person to, boolean another) implements OfLogin {}

    /**
     * Whether a mail may really go out; for the one who asked for it.
     *
     * @param questionId counts once, for that person
     * @param run the test whose login sends it
     */
    record MailQuestion(Person to, String questionId, PathRun run, LoginWay way) implements OfLogin {}

    /** What became of the question. */
    record MailAnswered(Person to, Answer answer) implements OfLogin {
        public enum Answer {
            SEND,
            SEND_NOTHING,
            TOO_LATE
        }
    }

    /** Somebody confirmed a mail that nobody, or not they, were asked about. */
    record MailNotAsked(Person to) implements OfLogin {}

    /** A test of a mail path broke down by a fault of ours; nothing follows from it about the server. */
    record PathBroke(Person to) implements Notice {}

    /** What each stage of a test found, on platforms that cannot unfold in place. */
    record PathDetails(Person to, PathRun run) implements Notice {}

    /** A series of retests as it stands: one card in one place, from the beginning to the end. */
    record Retesting(Person to, SelfRetest series) implements Notice {}

    /** A retest found something else than the one before, or was the last of its series. */
    record RetestNews(Person to, SelfRetest series, PathRun run, Optional<PathChange> change) implements Notice {}

    /** A token was in the paste: what it says about itself. */
    record TokenRead(Person to, TokenReport report) implements Notice {}

    /** As many series run in the conversation as may. */
    record TooManyRetests(Person to) implements Notice {}

    /** The case as text for a ticket. */
    record Export(Person to, Case theCase, List<CaseEvent.Recorded> history) implements Notice {
        public Export {
            history = List.copyOf(history);
        }
    }

    record History(Person to, Case theCase, List<CaseEvent.Recorded> history) implements Notice {
        public History {
            history = List.copyOf(history);
        }
    }

    /** A part of a card on platforms that cannot unfold in place. */
    record Details(Person to, Case theCase, String part) implements Notice {}

    /** The mailbox that was typed is no mail address. */
    record BadMailbox(Person to) implements Notice {}

    /** {@code by} has made the reminder theirs. */
    record HandedOver(Person to, Person by, FollowUp followUp) implements Notice {}

    /** A question about an undo reminder was answered. */
    record UndoAnswered(Person to, Case theCase, FollowUp followUp, boolean undone) implements Notice {}
}
