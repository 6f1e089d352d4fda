package org.smtpmedic.core.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.Finding.Guess;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.casework.Finding.Quote;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.diagnosis.SmtpReply;

/** What of a diagnosis a case keeps. */
final class Findings {

    private static final int GUESSES = 4;
    /** Below this the numbers of the reply tell more than the cause does. */
    private static final double SURE = 0.7;

    private static final int QUOTE = 240;

    private Findings() {}

    /** Empty where there is no error in the text. */
    static Optional<Finding> of(Diagnosis diagnosis, Origin origin) {
        return switch (diagnosis.outcome()) {
            case Outcome.Named named ->
                Optional.of(finding(
                        diagnosis,
                        Verdict.NAMED,
                        Stream.concat(Stream.of(named.best()), named.others().stream())
                                .toList(),
                        Optional.empty(),
                        named.best().confidence() < SURE ? diagnosis.numbersMean() : Optional.empty(),
                        origin));
            case Outcome.Ambiguous ambiguous ->
                Optional.of(finding(
                        diagnosis,
                        Verdict.AMBIGUOUS,
                        ambiguous.candidates(),
                        Optional.of(ambiguous.question()),
                        Optional.empty(),
                        origin));
            case Outcome.Unknown unknown ->
                Optional.of(finding(
                        diagnosis,
                        Verdict.UNKNOWN,
                        List.of(),
                        Optional.of(unknown.question()),
                        Optional.of(unknown.meaning()),
                        origin));
            case Outcome.NoError _ -> Optional.empty();
        };
    }

    /** A test submission that the server took. */
    static Finding works(String reply) {
        return new Finding(
                Verdict.WORKS,
                List.of(),
                Optional.of(new Quote("", cut(reply, QUOTE), "")),
                Optional.empty(),
                Optional.empty(),
                Provider.NONE,
                Optional.empty(),
                Diagnosis.Clues.NONE,
                Optional.empty(),
                Optional.empty(),
                Origin.TEST);
    }

    /** A stage of a test that broke in a way that the catalogue does not name; {@code meaning} is a sentence for a person. */
    static Finding unnamed(String words, String meaning) {
        return new Finding(
                Verdict.UNKNOWN,
                List.of(),
                Optional.of(new Quote("", cut(words, QUOTE), "")),
                Optional.empty(),
                Optional.empty(),
                Provider.NONE,
                Optional.empty(),
                Diagnosis.Clues.NONE,
                Optional.of("Does the same test pass from another network, and what does the device's own log say?"),
                Optional.of(meaning),
                Origin.TEST);
    }

    private static Finding finding(
            Diagnosis diagnosis,
            Verdict verdict,
            List<Ranked> ranked,
            Optional<String> question,
            Optional<String> meaning,
            Origin origin) {
        var reply = diagnosis.decidingReply();
        return new Finding(
                verdict,
                ranked.stream()
                        .limit(GUESSES)
                        .map(each -> new Guess(each.cause().id(), each.confidence(), each.separate()))
                        .toList(),
                quote(diagnosis),
                reply.flatMap(SmtpReply::code),
                reply.flatMap(SmtpReply::enhanced),
                diagnosis.provider(),
                diagnosis.trailer(),
                diagnosis.clues(),
                question,
                meaning,
                origin);
    }

    private static Optional<Quote> quote(Diagnosis diagnosis) {
        return diagnosis
                .best()
                .flatMap(best -> best.evidence().stream().findFirst())
                .map(evidence -> new Quote(evidence.before(), cut(evidence.text(), QUOTE), evidence.after()));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
