package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.buttons;
import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathChange;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.recipe.Endpoint;
import org.smtpmedic.core.probe.recipe.EquivalentCommands;

/** A test of a mail path, from the first stage to the verdict. */
final class PathTestCards {
    private static final int LONGEST_TARGET = 120;
    private static final String DETAILS = "What each stage found, and the same test for other tools";

    private final FindingBlocks findings;

    PathTestCards(FindingBlocks findings) {
        this.findings = findings;
    }

    Card refused(Notice.PathRefused notice) {
        return new Card(
                List.of(
                        text(notice.sentence()),
                        text(
                                plain("I can test a domain, a mailbox or a server: "),
                                new Block.Span.Code("contoso.com"),
                                plain(", "),
                                new Block.Span.Code("scanner@contoso.com"),
                                plain(", "),
                                new Block.Span.Code("smtp.office365.com:587"),
                                plain("."))),
                "That cannot be tested. " + notice.sentence());
    }

    Card later(Notice.PathLater notice) {
        return new Card(
                List.of(text(
                        plain(notice.reason() + " Please try again from "),
                        moment(notice.at(), notice.to()),
                        plain(" on."))),
                notice.reason() + " Please try again later.");
    }

    Card broke() {
        String words =
                "The test broke down by a fault of mine, so it tells nothing about the server. My log has the reason.";
        return new Card(List.of(text(Style.WARNING, plain(words))), words);
    }

    Card running(Notice.PathRunning notice) {
        PathRun run = notice.run();
        String target = target(run);
        int done = run.results().size();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Testing " + target));
        blocks.add(text(
                done == 0
                        ? "Running. I show each stage here as it ends."
                        : "Running: " + done + " of " + Stage.values().length + " stages have ended."));
        blocks.addAll(StageLines.of(run.results()));
        return new Card(blocks, "Testing " + target + ".");
    }

    Card tested(Notice.PathTested notice) {
        PathRun run = notice.run();
        String target = target(run);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Test of " + target));
        Optional<String> nothing = nothingTested(run.results());
        if (nothing.isPresent()) {
            return new Card(nothingTested(blocks, run, nothing.get()), "Test of " + target + ": " + nothing.get());
        }
        PathVerdict verdict = PathVerdict.of(run);
        blocks.addAll(found(run, verdict, notice.change()));
        blocks.add(ended(run, notice.to()));
        blocks.addAll(LoginCards.offers(run, notice.offered()));
        if (!verdict.isClear() && run.canRepeatItself()) {
            blocks.add(retest(run));
        }
        return new Card(blocks, "Test of " + target + ": " + verdict.inShort());
    }

    /** Where an error kept the test from beginning, it is named, and may go away by itself. */
    private List<Block> nothingTested(List<Block> blocks, PathRun run, String reason) {
        blocks.add(text(Style.WARNING, plain(reason)));
        run.finding().ifPresent(finding -> {
            blocks.add(cause(finding));
            if (run.canRepeatItself()) {
                blocks.add(retest(run));
            }
        });
        return blocks;
    }

    private static Block retest(PathRun run) {
        return buttons(Button.of(RetestCards.BEGIN, new CardAction.RetestAlone(run.id())));
    }

    /** The verdict, what differs from the test before, and the stages. */
    List<Block> found(PathRun run, PathVerdict verdict, Optional<PathChange> change) {
        List<Block> blocks = new ArrayList<>(verdict.blocks());
        run.finding().ifPresent(finding -> blocks.add(cause(finding)));
        change.ifPresent(each -> blocks.add(ChangeLines.of(each)));
        blocks.addAll(StageLines.of(run.results()));
        blocks.add(new Fold(DETAILS, details(run), new CardAction.ShowTest(run.id())));
        return blocks;
    }

    static Block ended(PathRun run, Person reader) {
        return subtle(
                plain(run.server().map(server -> "Server: " + server + " · ").orElse("") + "ended "),
                moment(run.at(), reader));
    }

    Card details(Notice.PathDetails notice) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(DETAILS + ": " + target(notice.run())));
        blocks.addAll(details(notice.run()));
        return new Card(blocks, DETAILS + ".");
    }

    private static List<Block> details(PathRun run) {
        List<Block> blocks = new ArrayList<>(StageLines.details(run.results()));
        run.server().flatMap(Endpoint::read).ifPresent(endpoint -> {
            blocks.add(text(
                    strong("The same test on the machine where the device stands."),
                    plain(" Paste here what it prints, and I read it.")));
            new EquivalentCommands(endpoint).look().forEach(recipe -> {
                blocks.add(subtle(plain(recipe.tool() + " (" + recipe.shell().title() + ")")));
                blocks.add(new Block.Code(String.join("\n", recipe.lines())));
            });
        });
        return blocks;
    }

    private Block cause(Finding finding) {
        return text(
                strong(finding.code().isPresent() ? "What the server's words mean" : "What this means"),
                plain(": " + findings.title(finding) + ". The card of the case has the way out."));
    }

    /** Where not one stage ran there is only the reason to show. */
    private static Optional<String> nothingTested(List<StageResult> results) {
        boolean any = results.stream().anyMatch(result -> !(result.outcome() instanceof Outcome.NotTested));
        return any
                ? Optional.empty()
                : Optional.of(results.stream()
                        .map(StageResult::explanation)
                        .reduce((_, last) -> last)
                        .orElse("Nothing was tested."));
    }

    private static String target(PathRun run) {
        return target(run.target());
    }

    static String target(String typed) {
        return PlainText.cut(PlainText.clean(typed), LONGEST_TARGET);
    }

    static String names(List<StageResult> results) {
        return results.stream().map(result -> result.stage().title()).collect(Collectors.joining(", "));
    }
}
