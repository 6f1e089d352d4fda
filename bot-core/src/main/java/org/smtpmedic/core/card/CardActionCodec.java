package org.smtpmedic.core.card;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.CardAction.Ask;
import org.smtpmedic.core.card.CardAction.CancelLogin;
import org.smtpmedic.core.card.CardAction.CancelReminder;
import org.smtpmedic.core.card.CardAction.ConfirmMessage;
import org.smtpmedic.core.card.CardAction.DropMessage;
import org.smtpmedic.core.card.CardAction.Export;
import org.smtpmedic.core.card.CardAction.GiveUp;
import org.smtpmedic.core.card.CardAction.ItWorks;
import org.smtpmedic.core.card.CardAction.ListCases;
import org.smtpmedic.core.card.CardAction.RemindIn;
import org.smtpmedic.core.card.CardAction.RemindMe;
import org.smtpmedic.core.card.CardAction.Reopen;
import org.smtpmedic.core.card.CardAction.Retest;
import org.smtpmedic.core.card.CardAction.RetestAlone;
import org.smtpmedic.core.card.CardAction.RetestCaseAlone;
import org.smtpmedic.core.card.CardAction.SendTestMessage;
import org.smtpmedic.core.card.CardAction.SetMailbox;
import org.smtpmedic.core.card.CardAction.SettleUndo;
import org.smtpmedic.core.card.CardAction.ShowDetails;
import org.smtpmedic.core.card.CardAction.ShowHistory;
import org.smtpmedic.core.card.CardAction.ShowTest;
import org.smtpmedic.core.card.CardAction.Snooze;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.card.CardAction.StopRetest;
import org.smtpmedic.core.card.CardAction.SubmitError;
import org.smtpmedic.core.card.CardAction.TestLogin;
import org.smtpmedic.core.card.CardAction.TickStep;
import org.smtpmedic.core.probe.path.LoginWay;

/**
 * {@link CardAction} to the few short strings that travel inside a card, and back. What comes back is untrusted: it is either
 * exactly of the shape that was sent, or nothing.
 */
public final class CardActionCodec {
    /** What is said to a click that stands for no action: a button of another program, or of an older version of this one. */
    public static final String UNKNOWN_BUTTON =
            "I do not know that button any more. Nothing was changed. The newest card of the case has the buttons that work.";

    /** The key of the verb. Every encoded action has it. */
    public static final String VERB = "a";
    /** No encoded string is longer. Fits Slack's ids of 255 characters. */
    public static final int MAX_LENGTH = 250;

    private static final String ID = "[A-Za-z0-9._-]{1,80}";
    private static final Map<String, Pattern> VALUES = Map.of(
            "case", Pattern.compile(ID),
            "step", Pattern.compile(ID),
            "id", Pattern.compile(ID),
            "part", Pattern.compile(ID),
            "done", Pattern.compile("true|false"),
            "for",
                    Pattern.compile(
                            Arrays.stream(SnoozeFor.values()).map(Enum::name).collect(Collectors.joining("|"))),
            "way",
                    Pattern.compile(
                            Arrays.stream(LoginWay.values()).map(Enum::name).collect(Collectors.joining("|"))),
            "secs", Pattern.compile("[1-9][0-9]{0,6}"));

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            shape(
                    "tick",
                    in -> new TickStep(in.text("case"), in.text("step"), in.flag("done")),
                    "case",
                    "step",
                    "done"),
            shape("remind", in -> new RemindMe(in.text("case")), "case"),
            shape("in", in -> new RemindIn(in.text("case"), in.seconds("secs")), "case", "secs"),
            shape("snooze", in -> new Snooze(in.text("id"), SnoozeFor.valueOf(in.text("for"))), "id", "for"),
            shape("cancel", in -> new CancelReminder(in.text("id")), "id"),
            shape("undo", in -> new SettleUndo(in.text("id"), in.flag("done")), "id", "done"),
            shape("retest", in -> new Retest(in.text("case")), "case"),
            shape("error", in -> new SubmitError(in.text("case")), "case"),
            shape("mailbox", in -> new SetMailbox(in.text("case")), "case"),
            shape("works", in -> new ItWorks(in.text("case")), "case"),
            shape("giveup", in -> new GiveUp(in.text("case")), "case"),
            shape("reopen", in -> new Reopen(in.text("case")), "case"),
            shape("export", in -> new Export(in.text("case")), "case"),
            shape("history", in -> new ShowHistory(in.text("case")), "case"),
            shape("show", in -> new ShowDetails(in.text("case"), in.text("part")), "case", "part"),
            shape("ask", _ -> new Ask()),
            shape("test", in -> new ShowTest(in.text("id")), "id"),
            shape("login", in -> new TestLogin(in.text("id"), LoginWay.valueOf(in.text("way"))), "id", "way"),
            shape("send", in -> new SendTestMessage(in.text("id"), LoginWay.valueOf(in.text("way"))), "id", "way"),
            shape("nologin", in -> new CancelLogin(in.text("id")), "id"),
            shape("mail", in -> new ConfirmMessage(in.text("id")), "id"),
            shape("nomail", in -> new DropMessage(in.text("id")), "id"),
            shape("alone", in -> new RetestAlone(in.text("id")), "id"),
            shape("wait", in -> new RetestCaseAlone(in.text("case")), "case"),
            shape("stop", in -> new StopRetest(in.text("id")), "id"),
            shape("list", _ -> new ListCases()));

    private CardActionCodec() {}

    /**
     * The action as strings, the verb first.
     *
     * @throws IllegalArgumentException for an id or a duration that could not come back; ids of ours always can
     */
    public static Map<String, String> encode(CardAction action) {
        Map<String, String> data = switch (action) {
            case TickStep tick -> data("tick", "case", tick.caseId(), "step", tick.stepId(), "done", "" + tick.done());
            case RemindMe remind -> data("remind", "case", remind.caseId());
            case RemindIn in -> data("in", "case", in.caseId(), "secs", seconds(in.howLong()));
            case Snooze snooze ->
                data(
                        "snooze",
                        "id",
                        snooze.followUpId(),
                        "for",
                        snooze.howLong().name());
            case CancelReminder cancel -> data("cancel", "id", cancel.followUpId());
            case SettleUndo settle -> data("undo", "id", settle.followUpId(), "done", "" + settle.undone());
            case Retest retest -> data("retest", "case", retest.caseId());
            case SubmitError error -> data("error", "case", error.caseId());
            case SetMailbox mailbox -> data("mailbox", "case", mailbox.caseId());
            case ItWorks works -> data("works", "case", works.caseId());
            case GiveUp giveUp -> data("giveup", "case", giveUp.caseId());
            case Reopen reopen -> data("reopen", "case", reopen.caseId());
            case Export export -> data("export", "case", export.caseId());
            case ShowHistory history -> data("history", "case", history.caseId());
            case ShowDetails show -> data("show", "case", show.caseId(), "part", show.part());
            case Ask _ -> data("ask");
            case ShowTest test -> data("test", "id", test.testId());
            case TestLogin login ->
                data("login", "id", login.testId(), "way", login.way().name());
            case SendTestMessage send ->
                data("send", "id", send.testId(), "way", send.way().name());
            case CancelLogin cancel -> data("nologin", "id", cancel.testId());
            case ConfirmMessage confirm -> data("mail", "id", confirm.questionId());
            case DropMessage drop -> data("nomail", "id", drop.questionId());
            case RetestAlone alone -> data("alone", "id", alone.testId());
            case RetestCaseAlone alone -> data("wait", "case", alone.caseId());
            case StopRetest stop -> data("stop", "id", stop.retestId());
            case ListCases _ -> data("list");
        };
        if (decode(data).isEmpty()) {
            throw new IllegalArgumentException("Does not fit into a card: " + action);
        }
        return data;
    }

    /** The action that {@link #encode} was given; empty for anything else. Never throws. */
    public static Optional<CardAction> decode(Map<String, String> data) {
        return Optional.ofNullable(data.get(VERB))
                .flatMap(verb -> Optional.ofNullable(SHAPES.get(verb)))
                .filter(shape -> shape.fits(data))
                .map(shape -> shape.read.apply(new Fields(data)));
    }

    /** {@link #encode} as one string of at most {@link #MAX_LENGTH} letters, digits and {@code = & . _ -}. */
    public static String encodeToString(CardAction action) {
        return encode(action).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    /** The action that {@link #encodeToString} was given; empty for anything else. Never throws. */
    public static Optional<CardAction> decodeString(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Map<String, String> data = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || data.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        return decode(data);
    }

    private static Map<String, String> data(String verb, String... keysAndValues) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(VERB, verb);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            data.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return data;
    }

    private static String seconds(Duration duration) {
        if (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("Whole seconds only: " + duration);
        }
        return Long.toString(duration.toSeconds());
    }

    private static Map.Entry<String, Shape> shape(String verb, Function<Fields, CardAction> read, String... keys) {
        return Map.entry(verb, new Shape(List.of(keys), read));
    }

    private record Shape(List<String> keys, Function<Fields, CardAction> read) {
        boolean fits(Map<String, String> data) {
            return data.size() == keys.size() + 1 && keys.stream().allMatch(key -> fits(key, data));
        }

        private static boolean fits(String key, Map<String, String> data) {
            String value = data.get(key);
            Pattern pattern = VALUES.get(key);
            return value != null
                    && pattern != null
                    && value.length() <= MAX_LENGTH
                    && pattern.matcher(value).matches();
        }
    }

    /** Values whose presence and form were checked. */
    private record Fields(Map<String, String> data) {
        String text(String key) {
            return Objects.requireNonNull(data.get(key));
        }

        boolean flag(String key) {
            return text(key).equals("true");
        }

        Duration seconds(String key) {
            return Duration.ofSeconds(Long.parseLong(text(key)));
        }
    }
}
