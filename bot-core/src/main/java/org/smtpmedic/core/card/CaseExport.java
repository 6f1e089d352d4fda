package org.smtpmedic.core.card;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Case.Round;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Step;

/** A case as Markdown that also reads well as plain text: for a ticket. Times are UTC; only masked text of the paste is in it. */
public final class CaseExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Person READER = new Person("export", "export", ZoneOffset.UTC);
    private static final int LONGEST_QUOTE = 1000;
    private static final int MOST_EVENTS = 200;

    private final Catalogue catalogue;
    private final FindingBlocks findings;
    private final StringBuilder text = new StringBuilder();

    private CaseExport(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.findings = new FindingBlocks(catalogue);
    }

    /** {@code history} is oldest first. */
    public static String markdown(Catalogue catalogue, Case theCase, List<CaseEvent.Recorded> history) {
        return new CaseExport(catalogue).write(theCase, history);
    }

    private String write(Case theCase, List<CaseEvent.Recorded> history) {
        line("# SMTP case " + theCase.id() + ": "
                + findings.title(lastError(theCase).finding()));
        line("");
        line("- Status: " + words(theCase.state()));
        line("- Opened: " + TIME.format(theCase.openedAt()) + " by "
                + theCase.opener().name());
        theCase.mailbox().ifPresent(mailbox -> line("- Mailbox: " + mailbox));
        section("Errors");
        theCase.rounds().forEach(this::round);
        section("Steps");
        steps(theCase);
        section("History");
        history.stream().skip(Math.max(0, history.size() - MOST_EVENTS)).forEach(this::event);
        return text.toString();
    }

    private static Round lastError(Case theCase) {
        return theCase.rounds().reversed().stream()
                .filter(round -> round.finding().verdict() != Finding.Verdict.WORKS)
                .findFirst()
                .orElse(theCase.current());
    }

    private static String words(CaseState state) {
        return switch (state) {
            case DIAGNOSED, WORKING -> "open";
            case WAITING -> "open, waiting for a change to arrive";
            case DUE -> "open, to be tested again";
            case RESOLVED -> "solved";
            case GIVEN_UP -> "closed without a fix";
        };
    }

    private void round(Round round) {
        Finding finding = round.finding();
        String codes = Stream.of(finding.code(), finding.enhanced())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        line(round.number() + ". " + TIME.format(round.at()) + ": " + findings.title(finding)
                + (codes.isEmpty() ? "" : " (" + codes + ")"));
        finding.quote().ifPresent(quote -> quote(quote.before() + quote.marked() + quote.after()));
        findings.of(finding, round.at()).stream()
                .flatMap(block -> block instanceof Block.Facts facts ? facts.facts().stream() : Stream.empty())
                .forEach(fact -> line("   - " + fact.label() + ": " + fact.value()));
    }

    /** Indented, so that Markdown takes it as it is. */
    private void quote(String words) {
        text.append('\n');
        PlainText.clean(PlainText.cut(words, LONGEST_QUOTE))
                .lines()
                .forEach(line -> text.append("       ").append(line).append('\n'));
        text.append('\n');
    }

    private void steps(Case theCase) {
        theCase.ticks()
                .forEach(tick -> line("- [x] " + title(tick.stepId()) + " ("
                        + tick.by().name() + ", " + TIME.format(tick.at()) + ")"));
        if (theCase.state().isOpen()) {
            findings.cause(theCase.current().finding()).map(catalogue::stepsOf).orElse(List.of()).stream()
                    .filter(step -> theCase.tick(step.id()).isEmpty())
                    .forEach(step -> line("- [ ] " + step.title() + " (" + step.role() + ")"));
        }
    }

    private String title(String stepId) {
        return catalogue.step(stepId).map(Step::title).orElse(stepId);
    }

    private void event(CaseEvent.Recorded entry) {
        String words = PlainText.of(new HistoryLines(catalogue).words(entry.event(), READER));
        line("- " + TIME.format(entry.at()) + ", " + entry.by().name() + ": " + words);
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String words) {
        text.append(PlainText.clean(words).replace('\n', ' ')).append('\n');
    }
}
