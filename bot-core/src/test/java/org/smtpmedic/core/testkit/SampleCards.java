package org.smtpmedic.core.testkit;

import static org.smtpmedic.core.testkit.SampleCases.ALEX;
import static org.smtpmedic.core.testkit.SampleCases.NOW;
import static org.smtpmedic.core.testkit.SampleCases.OPENED;
import static org.smtpmedic.core.testkit.SampleCases.SAM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CaseCards;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseEvent.Recorded;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.chat.Person;

/** One card of every kind, by name. Each platform's renderer has a golden file per name. */
public final class SampleCards {
    private static final CaseCards CARDS = new CaseCards(SampleCatalogue.catalogue(), true);

    private SampleCards() {}

    /** Names to cards, in the order of a case's life; the names are file names. */
    public static Map<String, Card> all() {
        Map<String, Card> cards = new LinkedHashMap<>();
        cards.put("case-fresh", card(SampleCases.fresh()));
        cards.put("case-without-tester", withoutTester(SampleCases.fresh()));
        cards.put("case-working", card(SampleCases.working()));
        cards.put("case-waiting", card(SampleCases.waiting()));
        cards.put("case-due", card(SampleCases.due()));
        cards.put("case-progress", card(SampleCases.progress()));
        cards.put("case-same-again", card(SampleCases.sameAgain()));
        cards.put("case-works", card(SampleCases.with(SampleCases.works())));
        cards.put("case-resolved", card(SampleCases.resolved()));
        cards.put("case-given-up", card(SampleCases.givenUp()));
        cards.put("case-unknown", card(SampleCases.with(SampleCases.unknown())));
        cards.put("case-ambiguous", card(SampleCases.with(SampleCases.ambiguous())));
        cards.put("ping-retest", CARDS.ping(SampleCases.due(), SampleCases.retest(), NOW));
        cards.put("ping-undo", CARDS.ping(SampleCases.resolved(), SampleCases.undo(), NOW));
        cards.put(
                "ping-answered",
                CARDS.pingAnswered(SampleCases.due(), SampleCases.retest(), "Alex Weber: it works.", NOW));
        notices().forEach((name, notice) -> cards.put(name, CARDS.notice(notice, NOW)));
        cards.put("hostile-case", card(SampleCases.hostileCase()));
        cards.put("hostile-blocks", hostileBlocks());
        cards.put("very-long", veryLong());
        return cards;
    }

    /** The sample of that name, which must exist. */
    public static Card named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    private static Map<String, Notice> notices() {
        Map<String, Notice> notices = new LinkedHashMap<>();
        Case theCase = SampleCases.progress();
        notices.put("notice-help", new Notice.Help(ALEX));
        notices.put("notice-nothing-found", new Notice.NothingFound(ALEX));
        notices.put("notice-secret", new Notice.SecretSeen(ALEX, List.of("password", "jwt")));
        notices.put("notice-not-text", new Notice.NotText(ALEX, "scan.pdf"));
        notices.put("notice-already-closed", new Notice.AlreadyClosed(ALEX, SampleCases.resolved()));
        notices.put("notice-not-here", new Notice.NotHere(ALEX));
        notices.put("notice-gave-up", new Notice.GaveUpOnEvent(ALEX));
        notices.put("notice-reminder-gone", new Notice.ReminderGone(ALEX));
        notices.put("notice-list", new Notice.CaseList(ALEX, List.of(theCase, SampleCases.waiting())));
        notices.put("notice-list-empty", new Notice.CaseList(ALEX, List.of()));
        notices.put("notice-test-running", new Notice.TestRunning(ALEX));
        notices.put("notice-test-not-configured", new Notice.TestNotConfigured(ALEX));
        notices.put(
                "notice-no-tester", new Notice.NoTester(ALEX, "Only administrators may have something tested here."));
        notices.put("notice-test-passed", new Notice.TestPassed(ALEX, "250 2.0.0 OK"));
        notices.putAll(SampleTests.notices());
        notices.put("notice-export", new Notice.Export(ALEX, theCase, history()));
        notices.put("notice-history", new Notice.History(ALEX, theCase, history()));
        notices.put("notice-details-step", new Notice.Details(ALEX, theCase, "step-turn-off-defaults"));
        notices.put("notice-details-more", new Notice.Details(ALEX, theCase, "more"));
        notices.put("notice-bad-mailbox", new Notice.BadMailbox(ALEX));
        notices.put("notice-handed-over", new Notice.HandedOver(ALEX, SAM, SampleCases.undo()));
        notices.put(
                "notice-undo-kept", new Notice.UndoAnswered(ALEX, SampleCases.resolved(), SampleCases.undo(), false));
        return notices;
    }

    /** One event of every kind. */
    public static List<Recorded> history() {
        List<CaseEvent> events = List.of(
                new CaseEvent.Opened(SampleCases.tenantOff()),
                new CaseEvent.MailboxSet("scanner@contoso.com"),
                new CaseEvent.StepTicked("check-switches"),
                new CaseEvent.StepTicked("allow-tenant"),
                new CaseEvent.StepOpened("allow-tenant"),
                new CaseEvent.StepTicked("allow-mailbox"),
                new CaseEvent.WaitStarted("f-retest-1", NOW),
                new CaseEvent.Snoozed("f-retest-1", NOW.plus(Duration.ofMinutes(15))),
                new CaseEvent.Pinged("f-retest-1"),
                new CaseEvent.SameErrorAgain(SampleCases.tenantOff()),
                new CaseEvent.ReminderCancelled("f-retest-1"),
                new CaseEvent.ErrorChanged(Optional.of("tenant-off"), SampleCases.securityDefaults()),
                new CaseEvent.StepTicked("turn-off-defaults"),
                new CaseEvent.UndoPlanned("f-undo-1", "turn-off-defaults", NOW.plus(Duration.ofDays(7))),
                new CaseEvent.GaveUp(),
                new CaseEvent.Reopened(),
                new CaseEvent.TestPassed(SampleCases.works()),
                new CaseEvent.Resolved(),
                new CaseEvent.UndoSettled("f-undo-1", "turn-off-defaults", true));
        List<Recorded> history = new ArrayList<>();
        for (CaseEvent event : events) {
            int seq = history.size() + 1;
            Person by = seq % 2 == 0 ? SAM : ALEX;
            history.add(new Recorded(seq, OPENED.plus(Duration.ofMinutes(3L * seq)), by, event));
        }
        return history;
    }

    private static Card card(Case theCase) {
        List<Recorded> history = theCase.rounds().size() > 1
                ? history().subList(0, 12)
                : history().subList(0, 1);
        return CARDS.caseCard(theCase, history, NOW);
    }

    private static Card withoutTester(Case theCase) {
        return new CaseCards(SampleCatalogue.catalogue(), false).caseCard(theCase, List.of(), NOW);
    }

    /** Every kind of block, each with words that try to be more than words. */
    private static Card hostileBlocks() {
        String bad = SampleCases.HOSTILE;
        Button button = new Button(
                bad,
                new CardAction.ListCases(),
                Button.Look.DANGER,
                Optional.of(bad),
                Optional.of(new Button.Confirm(bad, bad.repeat(5), bad, bad)));
        List<Span> spans = List.of(
                new Span.Plain(bad),
                new Span.Strong(bad),
                new Span.Code(bad),
                new Span.Moment(NOW, ALEX.zone()),
                new Span.Mention("<!channel>", bad, true),
                new Span.Link(bad, "javascript:alert(1)"),
                new Span.Link(bad, "https://example.com/a?b=c|d>&e=(f)"));
        return new Card(
                List.of(
                        new Block.Heading(bad),
                        new Block.Text(spans, Block.Style.NORMAL),
                        new Block.Text(spans.subList(0, 3), Block.Style.DANGER),
                        new Block.Facts(List.of(new Block.Facts.Fact(bad, bad))),
                        new Block.GateRow(List.of(new Block.GateRow.GateMark(bad, Block.GateRow.Mark.SHUT))),
                        new Block.Quote(bad, bad, bad),
                        new Block.Code(bad + "\n\n```\n" + bad),
                        new Block.StepItem(
                                1,
                                bad,
                                spans,
                                new Block.TickState.Done(bad, NOW, ALEX.zone()),
                                Optional.of(button),
                                List.of(new Block.Code(bad)),
                                new CardAction.ShowDetails("K7QF2", "step-x")),
                        new Block.Buttons(List.of(button)),
                        new Block.Fold(bad, List.of(new Block.Heading(bad)), new CardAction.ListCases()),
                        new Block.Divider(),
                        new Block.Form("error", bad, bad, true, 3000, button)),
                bad);
    }

    /** Far more than any platform takes. */
    private static Card veryLong() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("word ".repeat(100)));
        blocks.add(new Block.Text(List.of(new Span.Plain("word ".repeat(3000))), Block.Style.NORMAL));
        blocks.add(new Block.Code("A line of a log that goes on and on\n".repeat(2000)));
        for (int i = 1; i <= 60; i++) {
            blocks.add(new Block.StepItem(
                    i,
                    "Step with a long title ".repeat(5),
                    List.of(new Span.Plain("caption ".repeat(30))),
                    new Block.TickState.Open(),
                    Optional.of(Button.of("Mark done", new CardAction.TickStep("K7QF2", "step-" + i, true))),
                    List.of(new Block.Text(List.of(new Span.Plain("detail ".repeat(200))), Block.Style.NORMAL)),
                    new CardAction.ShowDetails("K7QF2", "step-" + i)));
        }
        blocks.add(new Block.Buttons(List.of(Button.primary("It works", new CardAction.ItWorks("K7QF2")))));
        return new Card(blocks, "word ".repeat(2000));
    }
}
