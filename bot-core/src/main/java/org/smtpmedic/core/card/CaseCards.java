package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Divider;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Case.Round;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseView;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Step;
import org.smtpmedic.core.knowledge.Step.Kind;

/** Everything that is said about a case, in cards. */
public final class CaseCards implements CaseView {
    private final Catalogue catalogue;
    private final boolean canTest;
    private final FindingBlocks findings;

    /** {@code canTest}: something is configured that can try a submission, so cards may offer it. */
    public CaseCards(Catalogue catalogue, boolean canTest) {
        this.catalogue = catalogue;
        this.canTest = canTest;
        this.findings = new FindingBlocks(catalogue);
    }

    @Override
    public Card caseCard(Case theCase, List<CaseEvent.Recorded> history, Instant now) {
        List<Block> blocks = theCase.state().isOpen()
                ? open(theCase, history, now)
                : new ClosedCaseBlocks(catalogue, findings, canTest).of(theCase);
        return new Card(blocks, fallback(theCase));
    }

    @Override
    public Card pastRound(Case theCase, Round round, Instant now) {
        String title = findings.title(round.finding());
        List<Block> blocks = List.of(
                new Heading(title),
                subtle(
                        plain("Case " + theCase.id() + " · seen "),
                        moment(round.at(), round.by()),
                        plain(" · goes on below")));
        return new Card(blocks, "Earlier in case " + theCase.id() + ": " + title + ".");
    }

    @Override
    public Card ping(Case theCase, FollowUp followUp, Instant now) {
        return new PingCards(catalogue, canTest).of(theCase, followUp);
    }

    @Override
    public Card pingAnswered(Case theCase, FollowUp followUp, String answer, Instant now) {
        return new PingCards(catalogue, canTest).answered(theCase, followUp, answer);
    }

    @Override
    public Card notice(Notice notice, Instant now) {
        Card card = card(notice, now);
        return isPrivate(notice) ? card.onlyFor(notice.to()) : card;
    }

    /** What concerns only the one who asked is not told to the whole conversation. */
    private static boolean isPrivate(Notice notice) {
        return switch (notice) {
            case Notice.OfLogin login -> LoginCards.isPrivate(login);
            case Notice.Help _,
                    Notice.NothingFound _,
                    Notice.SecretSeen _,
                    Notice.NotText _,
                    Notice.AlreadyClosed _,
                    Notice.NotHere _,
                    Notice.ReminderGone _,
                    Notice.CaseList _,
                    Notice.TestNotConfigured _,
                    Notice.TooManyRetests _,
                    Notice.TokenRead _,
                    Notice.NoTester _,
                    Notice.Details _,
                    Notice.GaveUpOnEvent _,
                    Notice.BadMailbox _,
                    Notice.Home _ -> true;
            case Notice.OutputRead _,
                    Notice.TestRunning _,
                    Notice.TestPassed _,
                    Notice.PathRefused _,
                    Notice.PathLater _,
                    Notice.PathRunning _,
                    Notice.PathTested _,
                    Notice.PathBroke _,
                    Notice.PathDetails _,
                    Notice.Retesting _,
                    Notice.RetestNews _,
                    Notice.Export _,
                    Notice.History _,
                    Notice.HandedOver _,
                    Notice.UndoAnswered _ -> false;
        };
    }

    private Card card(Notice notice, Instant now) {
        NoticeCards cards = new NoticeCards(catalogue);
        return switch (notice) {
            case Notice.Help _ -> cards.help();
            case Notice.NothingFound _ -> cards.nothingFound();
            case Notice.OutputRead read -> OutputCards.of(read);
            case Notice.SecretSeen seen -> cards.secretSeen(seen);
            case Notice.NotText file -> cards.notText(file);
            case Notice.AlreadyClosed closed -> cards.alreadyClosed(closed);
            case Notice.NotHere _ -> cards.notHere();
            case Notice.ReminderGone _ -> cards.reminderGone();
            case Notice.Home home -> new HomeCard(catalogue).of(home);
            case Notice.CaseList list -> cards.caseList(list);
            case Notice.GaveUpOnEvent _ -> cards.gaveUpOnEvent();
            case Notice.TestRunning _ -> cards.testRunning();
            case Notice.TestNotConfigured _ -> cards.testNotConfigured();
            case Notice.NoTester refused -> cards.noTester(refused);
            case Notice.TestPassed passed -> cards.testPassed(passed);
            case Notice.PathRefused refused -> tests().refused(refused);
            case Notice.PathLater later -> tests().later(later);
            case Notice.PathRunning running -> tests().running(running);
            case Notice.PathTested tested -> tests().tested(tested);
            case Notice.PathBroke _ -> tests().broke();
            case Notice.PathDetails details -> tests().details(details);
            case Notice.OfLogin login -> LoginCards.of(login);
            case Notice.TokenRead read -> TokenBlocks.card(read.report());
            case Notice.Retesting retesting -> new RetestCards(tests()).standing(retesting);
            case Notice.RetestNews news -> new RetestCards(tests()).news(news);
            case Notice.TooManyRetests _ -> RetestCards.tooMany();
            case Notice.Export export -> cards.export(export);
            case Notice.History history -> cards.history(history);
            case Notice.Details details -> details(details, now).orElseGet(cards::notHere);
            case Notice.BadMailbox _ -> cards.badMailbox();
            case Notice.HandedOver given -> cards.handedOver(given);
            case Notice.UndoAnswered answered -> cards.undoAnswered(answered);
        };
    }

    private PathTestCards tests() {
        return new PathTestCards(findings);
    }

    private Optional<Card> details(Notice.Details notice, Instant now) {
        Case theCase = notice.theCase();
        return CardParts.find(
                        caseCard(theCase, List.of(), now), new CardAction.ShowDetails(theCase.id(), notice.part()))
                .map(part -> {
                    List<Block> blocks = new ArrayList<>(part.blocks());
                    blocks.addFirst(new Heading(part.title()));
                    return new Card(blocks, part.title());
                });
    }

    private List<Block> open(Case theCase, List<CaseEvent.Recorded> history, Instant now) {
        Finding finding = theCase.current().finding();
        CaseBlocks state = new CaseBlocks(theCase, canTest);
        List<Block> blocks = new ArrayList<>(findings.of(finding, now));
        comparison(theCase).ifPresent(line -> blocks.add(1, line));
        List<Block> checklist = checklist(theCase, finding);
        if (!checklist.isEmpty()) {
            blocks.add(new Divider());
            blocks.add(
                    finding.verdict() == Verdict.NAMED
                            ? text(strong("What to do"), plain(", the smallest change first"))
                            : text(strong("What to look at first")));
            blocks.addAll(checklist);
        }
        blocks.add(new Divider());
        state.stateLine().ifPresent(blocks::add);
        List<Block> lines = new HistoryLines(catalogue).blocks(history, theCase.owner(), 12);
        blocks.addAll(state.nextMoves(lines));
        blocks.add(state.footer());
        return blocks;
    }

    /** What has changed since the error before. */
    private Optional<Block> comparison(Case theCase) {
        List<Round> rounds = theCase.rounds();
        if (rounds.size() < 2 || theCase.current().finding().verdict() == Verdict.WORKS) {
            return Optional.empty();
        }
        Finding before = rounds.get(rounds.size() - 2).finding();
        Finding now = theCase.current().finding();
        if (before.verdict() == Verdict.WORKS) {
            return Optional.of(text(Style.WARNING, plain("It worked before, and now it fails again.")));
        }
        return Optional.of(
                now.tellsTheSameAs(before)
                        ? text(
                                Style.WARNING,
                                plain(
                                        "Same answer as before. The change may need more time, or did not reach this login."))
                        : text(
                                Style.GOOD,
                                strong("The error changed: that is progress."),
                                plain(" Before: " + findings.title(before) + ".")));
    }

    private List<Block> checklist(Case theCase, Finding finding) {
        Optional<Cause> cause = findings.cause(finding);
        Checklist list = new Checklist(catalogue, theCase);
        List<Step> steps = cause.map(catalogue::stepsOf).orElse(List.of());
        return switch (finding.verdict()) {
            case NAMED -> withGone(withAdvice(list.blocks(steps, _ -> true), cause, theCase), theCase);
            case AMBIGUOUS -> list.blocks(steps, step -> step.kind() == Kind.ASK || step.kind() == Kind.CHECK);
            case UNKNOWN, WORKS -> List.of();
        };
    }

    /** Once the same error was seen again after a change, the cause's last word comes along. */
    private List<Block> withAdvice(List<Block> steps, Optional<Cause> cause, Case theCase) {
        List<Round> rounds = theCase.rounds();
        boolean again = rounds.size() > 1
                && theCase.current()
                        .finding()
                        .tellsTheSameAs(rounds.get(rounds.size() - 2).finding());
        if (again) {
            cause.flatMap(Cause::ifNothingHelps).ifPresent(advice -> steps.addFirst(text(advice)));
        }
        return steps;
    }

    /** What was ticked in this round and has left the catalogue since is named, so that nothing done gets lost. */
    private List<Block> withGone(List<Block> steps, Case theCase) {
        theCase.ticks().stream()
                .filter(tick -> tick.round() == theCase.current().number())
                .filter(tick -> catalogue.step(tick.stepId()).isEmpty())
                .map(tick -> text(plain("✓ " + ClosedCaseBlocks.gone(tick.stepId()))))
                .forEach(steps::add);
        return steps;
    }

    private String fallback(Case theCase) {
        Finding finding = theCase.current().finding();
        String title = findings.title(finding);
        String doing = switch (theCase.state()) {
            case DIAGNOSED, WORKING ->
                findings.cause(finding)
                        .map(cause -> " " + catalogue.stepsOf(cause).size() + " steps can help.")
                        .orElse("");
            case WAITING -> " Waiting for the change to arrive.";
            case DUE -> " Time to test again.";
            case RESOLVED -> " Solved.";
            case GIVEN_UP -> " Closed without a fix.";
        };
        return "Case " + theCase.id() + ": " + title + "." + doing;
    }
}
