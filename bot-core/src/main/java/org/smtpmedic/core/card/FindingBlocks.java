package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block.Facts;
import org.smtpmedic.core.card.Block.Facts.Fact;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Finding.Guess;
import org.smtpmedic.core.diagnosis.Diagnosis.Trailer;
import org.smtpmedic.core.diagnosis.Dialogue;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Gate;
import org.smtpmedic.core.knowledge.Retirement;

/** What a finding says: cause, gate, proof, how sure, where to look. */
final class FindingBlocks {
    /** Clocks differ and a sign-in is logged with a delay. */
    private static final Duration AROUND = Duration.ofMinutes(2);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int LONGEST_FACT = 300;
    private static final double CERTAIN = 0.9;
    private static final double LIKELY = 0.6;
    private static final double WORTH_NAMING = 0.1;
    /** What is refused before Entra is asked leaves no trace in the sign-in log. */
    private static final int FIRST_LOGGED_GATE = 5;

    private static final String GONE =
            "The catalogue has changed since, and this cause is not part of it any more. Paste the error again: I read it anew.";

    private final Catalogue catalogue;
    private final GateMarks gates;

    FindingBlocks(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.gates = new GateMarks(catalogue);
    }

    List<Block> of(Finding finding, Instant now) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(title(finding)));
        switch (finding.verdict()) {
            case NAMED -> named(finding, blocks);
            case AMBIGUOUS -> ambiguous(finding, blocks);
            case UNKNOWN -> unknown(finding, blocks);
            case WORKS -> blocks.add(text("The server took the test message. Nothing stands in the way any more."));
        }
        gates(finding, blocks);
        finding.quote().ifPresent(quote -> blocks.add(new Block.Quote(quote.before(), quote.marked(), quote.after())));
        if (finding.verdict() == Finding.Verdict.NAMED) {
            if (cause(finding).isPresent()) {
                blocks.add(confidence(finding));
            }
            others(finding).ifPresent(blocks::add);
            facts(finding).ifPresent(blocks::add);
            retirement(finding, now).ifPresent(blocks::add);
        } else {
            facts(finding).ifPresent(blocks::add);
        }
        return blocks;
    }

    /** One line that names the finding. */
    String title(Finding finding) {
        return switch (finding.verdict()) {
            case NAMED -> cause(finding).map(Cause::title).orElse("A cause that is no longer in the catalogue");
            case AMBIGUOUS -> "Several causes fit this error";
            case UNKNOWN -> "This error is not in the catalogue";
            case WORKS -> "The test went through";
        };
    }

    Optional<Cause> cause(Finding finding) {
        return finding.causeId().flatMap(catalogue::cause);
    }

    private void named(Finding finding, List<Block> blocks) {
        blocks.add(text(cause(finding).map(Cause::meaning).orElse(GONE)));
        finding.meaning().ifPresent(meaning -> blocks.add(text(meaning)));
    }

    private void ambiguous(Finding finding, List<Block> blocks) {
        finding.guesses().stream()
                .limit(4)
                .flatMap(guess -> candidate(guess).stream())
                .forEach(blocks::add);
        question(finding, "To tell them apart", blocks);
    }

    private Optional<Block> candidate(Guess guess) {
        return catalogue
                .cause(guess.causeId())
                .map(cause -> text(plain("• "), strong(cause.title()), plain(". " + cause.meaning())));
    }

    private static void unknown(Finding finding, List<Block> blocks) {
        finding.meaning().ifPresent(meaning -> blocks.add(text(meaning)));
        question(finding, "What would decide", blocks);
    }

    private static void question(Finding finding, String label, List<Block> blocks) {
        finding.question().ifPresent(question -> blocks.add(text(strong(label), plain(": " + question))));
    }

    private void gates(Finding finding, List<Block> blocks) {
        gates.row(finding).ifPresent(row -> {
            gates.shut(finding).ifPresent(gate -> blocks.add(stoppedAt(gate)));
            blocks.add(row);
        });
    }

    private static Block stoppedAt(Gate gate) {
        return text(
                strong("Stopped at: " + gate.name()),
                plain(" (" + gate.where() + "). ✓ got past, ✗ stopped here, ? not known yet."));
    }

    private Block confidence(Finding finding) {
        Guess best = finding.guesses().getFirst();
        String founded = cause(finding)
                        .filter(cause -> cause.known() == Cause.Known.INFERRED)
                        .isPresent()
                ? " Microsoft does not document it; take it as probable."
                : "";
        String runnerUp = finding.guesses().stream()
                .skip(1)
                .filter(guess -> !guess.separate())
                .findFirst()
                .filter(guess -> guess.confidence() >= WORTH_NAMING || best.confidence() < CERTAIN)
                .flatMap(guess -> catalogue.cause(guess.causeId()))
                .map(cause -> " If not, then probably: " + cause.title() + ".")
                .orElse("");
        return text(strong(words(best.confidence())), plain(founded + runnerUp));
    }

    private Optional<Block> others(Finding finding) {
        String titles = finding.guesses().stream()
                .filter(Guess::separate)
                .flatMap(guess -> catalogue.cause(guess.causeId()).stream())
                .map(Cause::title)
                .collect(Collectors.joining("; "));
        return titles.isEmpty()
                ? Optional.empty()
                : Optional.of(text(strong("Also in this text"), plain(": " + titles + ". Fix the one above first.")));
    }

    private static String words(double confidence) {
        if (confidence >= CERTAIN) {
            return "Certain: the server's own words name it.";
        }
        return confidence >= LIKELY ? "Likely." : "One of several possibilities.";
    }

    private Optional<Block> facts(Finding finding) {
        List<Fact> facts = Stream.concat(
                        finding.trailer().stream()
                                .flatMap(trailer -> Stream.of(answeredBy(trailer), signInLog(trailer, finding))),
                        Stream.of(finding.clues().dialogue().flatMap(FindingBlocks::inTheTranscript)))
                .flatMap(Optional::stream)
                .toList();
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Facts(facts));
    }

    /** Where the client stood when it was refused; "never logged in" and "was refused the login" are different faults. */
    private static Optional<Fact> inTheTranscript(Dialogue dialogue) {
        String login = dialogue.login()
                .map(mechanism -> "the client tried to log in with " + mechanism)
                .orElse(
                        dialogue.offered().isEmpty()
                                ? "the client never logged in, and the server offered no login"
                                : "the client never logged in, though the server offered "
                                        + String.join(", ", dialogue.offered()));
        String tls = dialogue.encrypted() ? "after STARTTLS" : "without STARTTLS";
        return dialogue.refused()
                .map(command -> new Fact(
                        "In the transcript",
                        PlainText.cut(login + ", " + tls + "; " + command + " was refused", LONGEST_FACT)));
    }

    private static Optional<Fact> answeredBy(Trailer trailer) {
        String words = Stream.of(
                        trailer.server(),
                        trailer.at().map(at -> UTC.format(at) + " UTC"),
                        trailer.session().map(session -> "session " + session))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact("Answered by", PlainText.cut(words, LONGEST_FACT)));
    }

    private Optional<Fact> signInLog(Trailer trailer, Finding finding) {
        String codes =
                cause(finding).map(Cause::signInLog).orElse(List.of()).stream().collect(Collectors.joining(" or "));
        return trailer.at()
                .filter(_ -> gates.shut(finding)
                        .filter(gate -> gate.number() < FIRST_LOGGED_GATE)
                        .isEmpty())
                .map(at -> "between " + CLOCK.format(at.minus(AROUND)) + " and "
                        + CLOCK.format(at.plus(AROUND).plusSeconds(59)) + " UTC, client app Authenticated SMTP"
                        + (codes.isEmpty() ? "" : ", code " + codes))
                .map(words -> new Fact("Look in the sign-in log", words));
    }

    private Optional<Block> retirement(Finding finding, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return cause(finding)
                .flatMap(Cause::retirement)
                .flatMap(id ->
                        Optional.<Retirement>ofNullable(catalogue.retirements().get(id)))
                .map(retirement -> text(Style.WARNING, plain(retirement.textOn(today))));
    }
}
