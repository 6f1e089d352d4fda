package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.LoginCards.clean;
import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.LoginUse;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.probe.Stage;

/** Test mails: the question before one, and where to look for it afterwards. */
final class MailCards {
    private static final String SUBJECT = "SMTP Medic test message";

    private MailCards() {}

    static Card question(Notice.MailQuestion notice) {
        String again = notice.way().needsPerson() ? " You log in once more, because I kept nothing." : "";
        String words = "One short mail goes " + whose(notice.run()) + "." + again;
        return new Card(
                List.of(
                        new Heading("Send a real mail?"),
                        text(plain(words + " I wait ten minutes for your answer.")),
                        buttons(
                                Button.primary("Send it", new CardAction.ConfirmMessage(notice.questionId())),
                                Button.of("Send nothing", new CardAction.DropMessage(notice.questionId())))),
                "Send a real mail? " + words);
    }

    private static String whose(PathRun run) {
        return run.login()
                .map(login -> "from " + clean(login.mailbox()) + " to itself")
                .orElse("from the mailbox that is set up for tests, to the address that the operator chose");
    }

    static Card answered(Notice.MailAnswered.Answer answer) {
        return simple(
                switch (answer) {
                    case SEND -> "You said yes: the test runs once more, and the mail goes out at its end.";
                    case SEND_NOTHING -> "No mail is sent.";
                    case TOO_LATE -> "Ten minutes are over, so no mail is sent.";
                });
    }

    static Card notAsked() {
        return simple(
                "Nothing was sent: that question is answered already, too old, or not yours. “Send a test message” on"
                        + " the card of a test asks it anew.");
    }

    private static Card simple(String words) {
        return new Card(List.of(text(words)), words);
    }

    /** Where to look for a mail that went out. */
    static Optional<Block> sent(PathRun run) {
        return run.login()
                .flatMap(LoginUse::messageTo)
                .filter(_ -> run.hasPassed(Stage.MESSAGE))
                .map(to -> text(
                        Style.GOOD,
                        strong("A mail is on its way to " + clean(to)),
                        plain(". Look for “" + SUBJECT + "” in the inbox, then in the junk mail folder and the"
                                + " quarantine. Not there after five minutes? The message trace in the Exchange admin"
                                + " center shows where it went.")));
    }
}
