package org.smtpmedic.core.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.smtpmedic.core.knowledge.Cause;

/**
 * What a text says about a failed submission.
 *
 * @param outcome which cause, if any
 * @param replies every SMTP reply found, in the order of the text; of a compound line the inner one stands after the outer one
 * @param provider whose server speaks
 * @param trailer what Exchange Online appends to its replies; empty where there is none
 * @param clues small facts read from the text: host, port, login, sender and so on
 * @param secrets what was masked, by kind and place in the original text
 * @param masked the text with every secret replaced; safe to store and to show
 */
public record Diagnosis(
        Outcome outcome,
        List<SmtpReply> replies,
        Provider provider,
        Optional<Trailer> trailer,
        Clues clues,
        List<SecretSpan> secrets,
        MaskedText masked) {

    /** Sign-in codes of Conditional Access and multifactor authentication: refused one gate earlier than wrong credentials. */
    private static final Set<String> POLICY_CODES = Set.of(
            "53000", "53001", "53002", "53003", "53004", "53011", "530032", "50072", "50074", "50076", "50079", "50097",
            "50129", "50131", "50158");

    private static final int CONDITIONAL_ACCESS = 6;

    public Diagnosis {
        Objects.requireNonNull(outcome);
        replies = List.copyOf(replies);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(trailer);
        Objects.requireNonNull(clues);
        secrets = List.copyOf(secrets);
        Objects.requireNonNull(masked);
    }

    /** The verdict. */
    public sealed interface Outcome {

        /** One cause stands out. {@code others} are runners-up, best first. */
        record Named(Ranked best, List<Ranked> others) implements Outcome {
            public Named {
                others = List.copyOf(others);
            }
        }

        /** Several causes fit and the text does not decide; best first, at least two. {@code question} would decide. */
        record Ambiguous(List<Ranked> candidates, String question) implements Outcome {
            public Ambiguous {
                candidates = List.copyOf(candidates);
            }
        }

        /** An error is there, and the catalogue does not know it. {@code meaning} says what the reply code alone tells. */
        record Unknown(String meaning, String question) implements Outcome {}

        /** No error of mail submission in the text. */
        record NoError() implements Outcome {}
    }

    /**
     * A cause with what speaks for it.
     *
     * @param confidence 0 to 1: how often a verdict like this one is right
     * @param evidence the words that speak for it; spans in the original text, never inside a secret; at least one
     * @param separate whether it is another error in the same text, to be fixed after the best one, and not another reading of it
     */
    public record Ranked(Cause cause, double confidence, List<Evidence> evidence, boolean separate) {
        public Ranked {
            Objects.requireNonNull(cause);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Words of the paste that prove something.
     *
     * @param start index into the original text, inclusive
     * @param end index into the original text, exclusive
     * @param text the masked text between
     * @param before masked words in front of it, at most a line or two; empty at the start of the text
     * @param after masked words behind it, likewise
     */
    public record Evidence(int start, int end, String text, String before, String after) {}

    /**
     * The bracket at the end of an Exchange Online reply.
     *
     * @param server host that answered, such as {@code AM0PR02CA0012.eurprd02.prod.outlook.com}
     * @param at UTC time of the attempt: the key into the sign-in log
     * @param session the server's session id
     */
    public record Trailer(Optional<String> server, Optional<Instant> at, Optional<String> session) {}

    /** Small facts read from the text, all of them optional and untrusted. {@code login} and {@code sender} are mail addresses, {@code aadsts} the digits behind "AADSTS", {@code dialogue} what a transcript tells. */
    public record Clues(
            Optional<String> host,
            Optional<Integer> port,
            Optional<String> mechanism,
            Optional<String> library,
            Optional<String> login,
            Optional<String> sender,
            Optional<String> aadsts,
            Optional<Dialogue> dialogue) {
        public static final Clues NONE = new Clues(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The best cause of a {@link Outcome.Named} or {@link Outcome.Ambiguous} outcome. */
    public Optional<Ranked> best() {
        return switch (outcome) {
            case Outcome.Named named -> Optional.of(named.best());
            case Outcome.Ambiguous ambiguous ->
                Optional.of(ambiguous.candidates().getFirst());
            case Outcome.Unknown _, Outcome.NoError _ -> Optional.empty();
        };
    }

    /** Every cause that fits, best first; empty where none does. */
    public List<Ranked> ranked() {
        return switch (outcome) {
            case Outcome.Named named ->
                Stream.concat(Stream.of(named.best()), named.others().stream()).toList();
            case Outcome.Ambiguous ambiguous -> ambiguous.candidates();
            case Outcome.Unknown _, Outcome.NoError _ -> List.of();
        };
    }

    /** What the numbers of the deciding reply tell by themselves; for a person who wants more than a guess. */
    public Optional<String> numbersMean() {
        return decidingReply()
                .map(reply -> ReplyMeaning.of(
                        reply.code().orElse(""), reply.enhanced().orElse("")));
    }

    /** The gate that the best cause sits at, in this text; empty where the chain has no place for it. */
    public Optional<Integer> gate() {
        Optional<Integer> policy = clues.aadsts().filter(POLICY_CODES::contains).map(_ -> CONDITIONAL_ACCESS);
        Optional<Cause> cause = best().map(Ranked::cause);
        return cause.filter(known -> known.id().equals("aadsts"))
                .flatMap(_ -> policy)
                .or(() -> cause.flatMap(Cause::gate));
    }

    /** The reply that decided: the one that the best evidence stands in, else the innermost one that reports an error. */
    public Optional<SmtpReply> decidingReply() {
        return best().flatMap(ranked -> replies.stream()
                        .filter(SmtpReply::isError)
                        .filter(reply -> ranked.evidence().stream()
                                .anyMatch(evidence -> evidence.end() > reply.start() && evidence.start() < reply.end()))
                        .reduce((_, inner) -> inner))
                .or(() -> replies.stream().filter(SmtpReply::isError).reduce((_, inner) -> inner));
    }
}
