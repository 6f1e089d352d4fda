package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.ping;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Code;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/** Short messages that are no case's card. */
final class NoticeCards {
    private static final int MOST_CASES = 15;
    private static final int MOST_EVENTS = 25;
    private static final String BY_HAND =
            "swaks --server smtp.office365.com:587 --tls --auth LOGIN --auth-user you@contoso.com --quit-after AUTH";

    private final Catalogue catalogue;

    NoticeCards(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Card help() {
        return card(
                "SMTP Medic finds out why Microsoft 365 refuses your mail. Paste the error to begin.",
                new Heading("What I can do"),
                text(
                        "Paste an SMTP error, as long and messy as it is: a log, a stack trace, a bounce. I say what stopped the"
                                + " message, show the steps that help, wait with you and ask again."),
                text(strong("In a direct message: "), plain("just paste it.")),
                text(
                        strong("In a channel: "),
                        plain("mention me with the error, or use the menu of the message that holds it.")),
                text(
                        strong("With a command: "),
                        new Span.Code("/smtp-test"),
                        plain(" and the error, a domain or a mailbox;" + " "),
                        new Span.Code("/smtp-test cases"),
                        plain(" lists your open cases.")),
                text(strong("As a file: "), plain("a .txt, .log or .eml file is read like a paste.")),
                text("In the thread of a case, the next error you paste belongs to that case."),
                subtle(plain("Never send a password or a token. I do not need any, and I hide what looks like one.")),
                buttons(Button.of("My open cases", new CardAction.ListCases())));
    }

    Card nothingFound() {
        return card(
                "I found no mail error in that text.",
                text(
                        "I found no mail error in that text. Please paste the whole line with the number in it, for example:"),
                new Code("535 5.7.139 Authentication unsuccessful, …"),
                text(
                        "If the program shows no more than “sending failed”, its log file usually holds the server's answer."));
    }

    Card secretSeen(Notice.SecretSeen notice) {
        String kinds = notice.kinds().stream()
                .distinct()
                .map(NoticeCards::secret)
                .distinct()
                .collect(Collectors.joining(", "));
        return card(
                "There was a secret in that message: " + kinds + ". Please delete the message and change the secret.",
                new Heading("There was a secret in that message"),
                text(
                        Style.WARNING,
                        strong("Seen"),
                        plain(": " + kinds + ". I have not stored it, and I do not show it.")),
                text("Everybody in this conversation could read it, so please:"),
                text("1. Delete your message."),
                text("2. Change the password, or revoke the token or key."),
                text("The error itself is safe to paste; leave out lines that begin with AUTH and what follows them."));
    }

    private static String secret(String kind) {
        return switch (kind) {
            case "password" -> "a password";
            case "auth-base64" -> "a user name and password in Base64";
            case "xoauth2", "jwt", "token" -> "an access token";
            case "client-secret" -> "a client secret";
            case "private-key" -> "a private key";
            case "connection-string" -> "a connection string";
            default -> "something confidential";
        };
    }

    Card notText(Notice.NotText notice) {
        return simple("“" + notice.fileName()
                + "” is no text file, so I did not read it. Please send the log as a .txt, .log or"
                + " .eml file, or paste the lines around the error.");
    }

    Card alreadyClosed(Notice.AlreadyClosed notice) {
        String id = notice.theCase().id();
        return card(
                "Case " + id + " is closed already; nothing was changed.",
                text("Case " + id + " is closed already; nothing was changed."),
                buttons(Button.of("Open again", new CardAction.Reopen(id))));
    }

    Card notHere() {
        return simple(
                "That button belongs to something that is not here any more. Nothing was changed. The newest card of the case"
                        + " has the buttons that work.");
    }

    Card gaveUpOnEvent() {
        return simple(
                "Something in me broke on what you sent, and trying again did not help. It is kept, and whoever runs me"
                        + " finds the reason in my log. Please tell them.");
    }

    Card reminderGone() {
        return simple("That reminder was answered, moved or cancelled already. Nothing was changed.");
    }

    Card caseList(Notice.CaseList notice) {
        if (notice.cases().isEmpty()) {
            return simple("You have no open cases. Paste an error to begin one.");
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Open cases"));
        notice.cases().stream().limit(MOST_CASES).forEach(each -> blocks.add(line(each, notice.to())));
        if (notice.cases().size() > MOST_CASES) {
            blocks.add(subtle(plain("And " + (notice.cases().size() - MOST_CASES) + " more.")));
        }
        return new Card(blocks, notice.cases().size() + " open cases.");
    }

    private Block line(Case theCase, Person reader) {
        return text(
                strong(theCase.id()),
                plain(" · "
                        + new FindingBlocks(catalogue).title(theCase.current().finding()) + " · "
                        + words(theCase.state()) + " · since "),
                moment(theCase.openedAt(), reader));
    }

    static String words(CaseState state) {
        return switch (state) {
            case DIAGNOSED -> "new";
            case WORKING -> "in work";
            case WAITING -> "waiting";
            case DUE -> "test again";
            case RESOLVED -> "solved";
            case GIVEN_UP -> "closed";
        };
    }

    Card testRunning() {
        return simple("Testing. Microsoft 365 can take half a minute to refuse a sign-in; I show the answer here.");
    }

    Card testNotConfigured() {
        return card(
                "No test is set up here; you can test by hand.",
                text(
                        "No test mailbox is set up for this bot, so I cannot try it myself. Run this where the device is, and paste what"
                                + " it prints:"),
                new Code(BY_HAND),
                text("It asks for the password itself. Leave the password out of what you paste."));
    }

    Card noTester(Notice.NoTester notice) {
        return simple("Nothing was tested. " + notice.reason()
                + " You can still paste errors, and have somebody who may test do that.");
    }

    Card testPassed(Notice.TestPassed notice) {
        return card(
                "The test went through.",
                text(Style.GOOD, plain("The test went through. The server answered:")),
                new Code(notice.reply()));
    }

    Card export(Notice.Export notice) {
        String id = notice.theCase().id();
        return card(
                "Case " + id + " as text for a ticket.",
                new Heading("Case " + id + " as text"),
                new Code(CaseExport.markdown(catalogue, notice.theCase(), notice.history())));
    }

    Card history(Notice.History notice) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("History of case " + notice.theCase().id()));
        List<CaseEvent.Recorded> history = notice.history();
        blocks.addAll(new HistoryLines(catalogue).blocks(history, notice.to(), MOST_EVENTS));
        return new Card(blocks, "History of case " + notice.theCase().id() + ": " + history.size() + " entries.");
    }

    Card badMailbox() {
        return simple("That is no mail address, so the commands stay as they are. It looks like scanner@contoso.com.");
    }

    /** Stays in the conversation, so that everybody sees whose it is now. */
    Card handedOver(Notice.HandedOver notice) {
        String caseId = notice.followUp().caseId();
        return card(
                notice.by().name() + " has handed the reminder of case " + caseId + " over to "
                        + notice.to().name() + ".",
                text(
                        ping(notice.to()),
                        plain(", " + notice.by().name() + " has handed the reminder of case " + caseId
                                + " over to you. It is due "),
                        moment(notice.followUp().dueAt(), notice.to()),
                        plain(".")));
    }

    Card undoAnswered(Notice.UndoAnswered notice) {
        String title = notice.followUp()
                .stepId()
                .flatMap(catalogue::step)
                .map(Step::title)
                .orElse("The change");
        return simple(
                notice.undone()
                        ? "Thank you. “" + title + "” is noted as closed again."
                        : "Noted: “" + title + "” stays, on purpose. I will not ask again.");
    }

    private static Card simple(String words) {
        return card(words, text(words));
    }

    private static Card card(String fallback, Block... blocks) {
        return new Card(List.of(blocks), fallback);
    }
}
