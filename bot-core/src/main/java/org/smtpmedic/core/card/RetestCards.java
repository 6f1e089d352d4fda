package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.ping;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.casework.SelfRetest;
import org.smtpmedic.core.followup.RetestPlan;
import org.smtpmedic.core.followup.RetestPlan.State;

/** Tests that look again by themselves: where a series stands, and what it has to tell. */
final class RetestCards {
    static final String BEGIN = "Retest by itself";

    private final PathTestCards tests;

    RetestCards(PathTestCards tests) {
        this.tests = tests;
    }

    /** The card that stays in one place and tells how far the series is. */
    Card standing(Notice.Retesting notice) {
        SelfRetest series = notice.series();
        String target = PathTestCards.target(series.target());
        return switch (series.plan().state()) {
            case State.Waiting(Instant due) -> waiting(series, target, due);
            case State.Over(RetestPlan.End why, Instant at) ->
                new Card(
                        List.of(
                                text(strong("Retests of " + target), plain(": " + over(why))),
                                subtle(plain(looks(series) + " · ended "), moment(at, series.by()))),
                        "Retests of " + target + ": " + over(why));
        };
    }

    private static Card waiting(SelfRetest series, String target, Instant due) {
        return new Card(
                List.of(
                        new Heading("I retest " + target + " by myself"),
                        text(plain("Next look: "), moment(due, series.by()), plain(".")),
                        text(
                                plain("I look after 15, 15, 30 and 60 minutes, then daily, at the latest until "),
                                moment(series.plan().lastsUntil(), series.by()),
                                plain(". I speak up when something changes and at the end, and stay quiet otherwise.")),
                        subtle(looked(series)),
                        buttons(stop(series))),
                "I retest " + target + " by myself, and speak up when something changes.");
    }

    private static Span[] looked(SelfRetest series) {
        List<Span> spans = new ArrayList<>();
        spans.add(plain(looks(series)));
        series.lookedAt().ifPresent(at -> {
            spans.add(plain(", last "));
            spans.add(moment(at, series.by()));
        });
        spans.add(plain(" · asked for by " + series.by().name()));
        return spans.toArray(Span[]::new);
    }

    /** A message of its own, because somebody waits for it. */
    Card news(Notice.RetestNews notice) {
        SelfRetest series = notice.series();
        PathRun run = notice.run();
        String target = PathTestCards.target(series.target());
        PathVerdict verdict = PathVerdict.of(run);
        String headline = headline(series.plan().state());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(headline + ": " + target));
        blocks.add(text(ping(series.by()), plain(", " + told(series.plan().state()))));
        blocks.addAll(tests.found(run, verdict, notice.change()));
        blocks.add(PathTestCards.ended(run, series.by()));
        if (series.plan().dueAt().isPresent()) {
            blocks.add(buttons(stop(series)));
        }
        return new Card(blocks, series.by().name() + ", " + target + ": " + headline + ". " + verdict.inShort());
    }

    static Card tooMany() {
        String words =
                "I retest as much as I may in one conversation. Stop one of the retests above, then press again.";
        return new Card(List.of(text(Style.WARNING, plain(words))), words);
    }

    private static Button stop(SelfRetest series) {
        return Button.of("Stop retesting", new CardAction.StopRetest(series.id()));
    }

    private static String headline(State state) {
        return switch (state) {
            case State.Waiting _ -> "Something changed";
            case State.Over(RetestPlan.End why, Instant _) ->
                switch (why) {
                    case WORKS -> "It works now";
                    case TIME_IS_UP -> "Still not working";
                    case STOPPED, CASE_CLOSED -> "Retests ended";
                };
        };
    }

    private static String told(State state) {
        return switch (state) {
            case State.Waiting _ -> "my retest found something else than before. I go on.";
            case State.Over(RetestPlan.End why, Instant _) -> over(why);
        };
    }

    private static String over(RetestPlan.End why) {
        return switch (why) {
            case WORKS -> "what stood in the way passes now. I look no more.";
            case TIME_IS_UP -> "three days are over. I look no more.";
            case STOPPED -> "stopped. I look no more.";
            case CASE_CLOSED -> "the case is closed. I look no more.";
        };
    }

    private static String looks(SelfRetest series) {
        int looks = series.plan().looks();
        return looks == 0 ? "Not looked yet" : looks == 1 ? "Looked once" : "Looked " + looks + " times";
    }
}
