package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.probe.path.LoginTester.Prompt;
import org.smtpmedic.core.probe.path.LoginWay;

/** Tests of a login: what can be asked for, what a person has to do, what became of it. */
final class LoginCards {
    private LoginCards() {}

    /** What is for the person alone. */
    static boolean isPrivate(Notice.OfLogin notice) {
        return switch (notice) {
            case Notice.LoginWaiting _, Notice.LoginCutOff _, Notice.LoginCancelled _ -> false;
            case Notice.LoginPrompt _,
                    Notice.LoginSettled _,
                    Notice.LoginUseless _,
                    Notice.LoginNotWaiting _,
                    Notice.MailQuestion _,
                    Notice.MailAnswered _,
                    Notice.MailNotAsked _ -> true;
        };
    }

    static Card of(Notice.OfLogin notice) {
        return switch (notice) {
            case Notice.LoginPrompt prompt -> prompt(prompt);
            case Notice.LoginWaiting waiting -> waiting(waiting);
            case Notice.LoginSettled settled -> settled(settled);
            case Notice.LoginCutOff cutOff -> cutOff(cutOff);
            case Notice.LoginCancelled cancelled -> cancelled(cancelled);
            case Notice.LoginUseless useless -> useless(useless.way());
            case Notice.LoginNotWaiting(var _, boolean another) -> notWaiting(another);
            case Notice.MailQuestion question -> MailCards.question(question);
            case Notice.MailAnswered answered -> MailCards.answered(answered.answer());
            case Notice.MailNotAsked _ -> MailCards.notAsked();
        };
    }

    /** What a test's card offers about logins and test mails. */
    static List<Block> offers(PathRun run, Set<LoginWay> offered) {
        List<Block> blocks = new ArrayList<>();
        run.login()
                .ifPresent(login -> blocks.add(
                        subtle(plain("Logged in as " + clean(login.mailbox()) + ", " + by(login.way()) + "."))));
        MailCards.sent(run).ifPresent(blocks::add);
        List<Button> buttons = Stream.of(LoginWay.SIGN_IN, LoginWay.FORM, LoginWay.APP)
                .filter(offered::contains)
                .map(way -> Button.of(label(way), new CardAction.TestLogin(run.id(), way)))
                .toList();
        if (!buttons.isEmpty()) {
            blocks.add(text(strong("Test the login"), plain(". Never type a password into the chat.")));
            blocks.add(new Block.Buttons(buttons));
        }
        run.messageBy(offered)
                .ifPresent(way -> blocks.add(
                        buttons(Button.of("Send a test message", new CardAction.SendTestMessage(run.id(), way)))));
        return blocks;
    }

    private static String label(LoginWay way) {
        return switch (way) {
            case MAILBOX -> "With the set-up mailbox";
            case APP -> "With the bot's app";
            case SIGN_IN -> "Sign in at Microsoft";
            case FORM -> "Password in a private form";
        };
    }

    private static String by(LoginWay way) {
        return switch (way) {
            case MAILBOX -> "with the mailbox that is set up for tests";
            case APP -> "with the app that is set up for tests";
            case SIGN_IN -> "by signing in at Microsoft";
            case FORM -> "with a password from the one-time form";
        };
    }

    private static Card prompt(Notice.LoginPrompt notice) {
        String mailbox = clean(notice.mailbox());
        return switch (notice.prompt()) {
            case Prompt.SignIn signIn ->
                new Card(
                        List.of(
                                new Heading("Sign in for the test"),
                                text(
                                        plain("Open "),
                                        new Span.Link(
                                                signIn.address().toString(),
                                                signIn.address().toString()),
                                        plain(", type this code and sign in as "),
                                        strong(mailbox),
                                        plain(":")),
                                new Block.Code(signIn.code()),
                                text(
                                        plain("The code counts until "),
                                        moment(signIn.until(), notice.to()),
                                        plain(". I hold the token in memory for this one test and never see your"
                                                + " password.")),
                                subtle(plain("Did you not ask for this? Then do not type the code anywhere.")),
                                cancel(notice)),
                        "Sign in at Microsoft to test the login of " + mailbox + ".");
            case Prompt.FillIn fillIn ->
                new Card(
                        List.of(
                                new Heading("Type the password here, not in the chat"),
                                text(
                                        plain("This page takes the password of "),
                                        strong(mailbox),
                                        plain(" once: "),
                                        new Span.Link(
                                                "Open the form",
                                                fillIn.address().toString()),
                                        plain(".")),
                                text(
                                        plain("It works once, until "),
                                        moment(fillIn.until(), notice.to()),
                                        plain(". The password stays in memory for this one test. Pass the link on to"
                                                + " nobody.")),
                                cancel(notice)),
                        "Type the password of " + mailbox + " into the form, not into the chat.");
        };
    }

    private static Block cancel(Notice.LoginPrompt notice) {
        return buttons(Button.of("Cancel this test", new CardAction.CancelLogin(notice.testId())));
    }

    private static Card waiting(Notice.LoginWaiting notice) {
        String doing = switch (notice.way()) {
            case SIGN_IN -> " signs in at Microsoft";
            case FORM -> " types the password into a private form";
            case MAILBOX, APP -> " logs in";
        };
        String words = "I wait until " + notice.to().name() + doing + ".";
        return new Card(
                List.of(
                        new Heading("Testing the login: " + PathTestCards.target(notice.target())),
                        text(plain(words + " At the latest until "), moment(notice.until(), notice.to()), plain("."))),
                words);
    }

    private static Card settled(Notice.LoginSettled notice) {
        String words = "Thank you. The link and the code are used up. The test of "
                + PathTestCards.target(notice.target()) + " tells the rest.";
        List<Block> blocks = new ArrayList<>();
        notice.token()
                .ifPresentOrElse(
                        token -> {
                            blocks.add(text(strong("What the token says")));
                            blocks.addAll(TokenBlocks.of(token));
                        },
                        () -> blocks.add(text(words)));
        return new Card(blocks, words);
    }

    private static Card cutOff(Notice.LoginCutOff notice) {
        String target = PathTestCards.target(notice.target());
        return new Card(
                List.of(
                        new Heading("Start the login test again: " + target),
                        text(
                                Style.WARNING,
                                plain(
                                        "I was restarted in the middle of it. What you had typed or signed in with was in my"
                                                + " memory only and is gone; nothing else was lost.")),
                        startAgain(notice.testId(), notice.way())),
                "The login test of " + target + " was cut off. Please start it again.");
    }

    private static Card cancelled(Notice.LoginCancelled notice) {
        String target = PathTestCards.target(notice.target());
        String words = clean(notice.to().name()) + " cancelled it. Nobody was logged in, and nothing was kept.";
        return new Card(
                List.of(
                        new Heading("Login test cancelled: " + target),
                        text(words),
                        startAgain(notice.testId(), notice.way())),
                "The login test of " + target + " is cancelled. " + words);
    }

    private static Block startAgain(String testId, LoginWay way) {
        return buttons(Button.primary("Start again", new CardAction.TestLogin(testId, way)));
    }

    private static Card useless(LoginWay way) {
        String words = switch (way) {
            case SIGN_IN -> "Cancelled. The code is of no use any more: whoever types it now gets no token to me.";
            case FORM -> "Cancelled. The link is of no use any more.";
            case MAILBOX, APP -> "Cancelled.";
        };
        return new Card(List.of(text(words)), words);
    }

    private static Card notWaiting(boolean another) {
        String words = another
                ? "Only the person who is to log in can cancel that. Nothing was changed."
                : "I do not wait for that login any more: it is done, cancelled or timed out. Nothing was changed.";
        return new Card(List.of(text(words)), words);
    }

    static String clean(String words) {
        return PlainText.cut(PlainText.clean(words), 120);
    }
}
