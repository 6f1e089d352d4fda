package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;

/** A message of ours that is not a case's card. {@code to} is the person it answers. */
public sealed interface Notice {
    Person to();

    /** What the bot can do and how to ask for it. */
    record Help(Person to) implements Notice {}

    /** Nothing was pasted, or no error of mail submission was in it. */
    record NothingFound(Person to) implements Notice {}

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

    /** A test of a mail path has ended. {@code change}: how it differs from the one before, where there was one. */
    record PathTested(Person to, PathRun run, Optional<PathChange> change) implements Notice {}

    /** A test of a mail path broke down by a fault of ours; nothing follows from it about the server. */
    record PathBroke(Person to) implements Notice {}

    /** What each stage of a test found, on platforms that cannot unfold in place. */
    record PathDetails(Person to, PathRun run) implements Notice {}

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
