package org.smtpmedic.core.casework;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;

/** Reads out of an event what is wanted. Knows the words of {@code /smtp-test}. */
final class EventReader {

    private static final int LONGEST_TARGET = 255;
    /** A host, a mail address, with a port or without; and whatever can be meant as nothing else, for the reader to refuse. */
    private static final List<Pattern> TARGETS = Stream.of(
                    "[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+\\.?", "\\S*@\\S*", "\\[\\S*", "[^\\s:]+:\\d{1,5}")
            .map(Pattern::compile)
            .toList();
    /** An enhanced status code is one word with dots, too; an IPv4 address has four numbers. */
    private static final Pattern CODE = Pattern.compile("\\d+\\.\\d+(?:\\.\\d+)?");

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"']{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    /** Control characters that text does not have; a file full of them is no text. */
    private static final int BINARY_IN_THOUSAND = 50;

    private final boolean canTest;

    EventReader(boolean canTest) {
        this.canTest = canTest;
    }

    Wish read(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Said said -> words(said.text(), said.header().person());
            case ChatEvent.Commanded command ->
                command(command.arguments(), command.header().person());
            case ChatEvent.Shared shared -> file(shared);
            case ChatEvent.HandedOver given ->
                reminder(
                        given.followUpId(),
                        new CaseCommand.HandOver(given.header().person(), given.followUpId(), given.to()));
            case ChatEvent.Pressed pressed -> pressed(pressed, pressed.header().person());
        };
    }

    private static Wish words(String text, Person person) {
        return switch (word(text)) {
            case "help" -> new Wish.Answer(new Notice.Help(person));
            case "cases" -> new Wish.OpenCases();
            default -> new Wish.Diagnose(text, Origin.PASTE, Optional.empty());
        };
    }

    private Wish command(String arguments, Person person) {
        String word = word(arguments);
        if (isTarget(word)) {
            return new Wish.TestPath(arguments.strip());
        }
        if (word.isEmpty()) {
            return canTest ? new Wish.RunTest() : new Wish.Answer(new Notice.TestNotConfigured(person));
        }
        return words(arguments, person);
    }

    private static boolean isTarget(String word) {
        return word.length() <= LONGEST_TARGET
                && TARGETS.stream().anyMatch(target -> target.matcher(word).matches())
                && !CODE.matcher(word).matches();
    }

    private static String word(String text) {
        return text.length() > LONGEST_TARGET * 2 ? text : text.strip().toLowerCase(Locale.ROOT);
    }

    private static Wish file(ChatEvent.Shared shared) {
        return isText(shared.text())
                ? new Wish.Diagnose(shared.text(), Origin.FILE, Optional.empty())
                : new Wish.Answer(new Notice.NotText(shared.header().person(), shared.fileName()));
    }

    private static boolean isText(String text) {
        long odd = text.chars()
                .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c) && c != 0x1B))
                .count();
        return odd * 1000 <= (long) text.length() * BINARY_IN_THOUSAND;
    }

    private Wish pressed(ChatEvent.Pressed pressed, Person by) {
        return switch (pressed.action()) {
            case CardAction.TickStep tick ->
                decide(tick.caseId(), new CaseCommand.Tick(by, tick.stepId(), tick.done()));
            case CardAction.RemindMe remind -> decide(remind.caseId(), new CaseCommand.Remind(by));
            case CardAction.RemindIn remind -> decide(remind.caseId(), new CaseCommand.RemindIn(by, remind.howLong()));
            case CardAction.Snooze snooze ->
                reminder(snooze.followUpId(), new CaseCommand.Snooze(by, snooze.followUpId(), snooze.howLong()));
            case CardAction.CancelReminder cancel ->
                reminder(cancel.followUpId(), new CaseCommand.CancelReminder(by, cancel.followUpId()));
            case CardAction.SettleUndo settle ->
                reminder(settle.followUpId(), new CaseCommand.SettleUndo(by, settle.followUpId(), settle.undone()));
            case CardAction.Retest _ ->
                canTest ? new Wish.RunTest() : new Wish.Answer(new Notice.TestNotConfigured(by));
            case CardAction.SubmitError submit ->
                new Wish.Diagnose(
                        input(pressed, CardAction.SubmitError.FIELD), Origin.PASTE, Optional.of(submit.caseId()));
            case CardAction.SetMailbox set ->
                mailbox(set, input(pressed, CardAction.SetMailbox.FIELD).strip(), by);
            case CardAction.ItWorks works -> decide(works.caseId(), new CaseCommand.ItWorks(by));
            case CardAction.GiveUp giveUp -> decide(giveUp.caseId(), new CaseCommand.GiveUp(by));
            case CardAction.Reopen reopen -> decide(reopen.caseId(), new CaseCommand.Reopen(by));
            case CardAction.Export export -> new Wish.Export(export.caseId());
            case CardAction.ShowHistory history -> new Wish.History(history.caseId());
            case CardAction.ShowDetails details -> new Wish.Details(details.caseId(), details.part());
            case CardAction.Ask _ -> command(input(pressed, CardAction.Ask.FIELD), by);
            case CardAction.ShowTest test -> new Wish.TestDetails(test.testId());
            case CardAction.TestLogin login -> new Wish.TestLogin(login.testId(), login.way());
            case CardAction.CancelLogin cancel -> new Wish.CancelLogin(cancel.testId());
            case CardAction.SendTestMessage send -> new Wish.AskMessage(send.testId(), send.way());
            case CardAction.ConfirmMessage confirm -> new Wish.SendMessage(confirm.questionId());
            case CardAction.DropMessage drop -> new Wish.DropMessage(drop.questionId());
            case CardAction.RetestAlone alone -> new Wish.RetestTest(alone.testId());
            case CardAction.RetestCaseAlone alone -> new Wish.RetestCase(alone.caseId());
            case CardAction.StopRetest stop -> new Wish.StopRetest(stop.retestId());
            case CardAction.ListCases _ -> new Wish.OpenCases();
        };
    }

    private static Wish mailbox(CardAction.SetMailbox set, String typed, Person by) {
        return typed.length() <= LONGEST_TARGET && ADDRESS.matcher(typed).matches()
                ? decide(set.caseId(), new CaseCommand.SetMailbox(by, typed))
                : new Wish.Answer(new Notice.BadMailbox(by));
    }

    private static Wish reminder(String followUpId, CaseCommand command) {
        return decide(FollowUp.caseIdOf(followUpId), command);
    }

    private static Wish decide(String caseId, CaseCommand command) {
        return new Wish.Decide(caseId, command);
    }

    private static String input(ChatEvent.Pressed pressed, String field) {
        return pressed.inputs().getOrDefault(field, "");
    }
}
