package org.smtpmedic.core.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** Reads {@code causes/<id>.yaml}. */
final class CauseReader {

    static final List<String> LAYERS = List.of(
            "tenant",
            "mailbox",
            "security-policy",
            "credentials",
            "oauth",
            "client-config",
            "service",
            "sender",
            "reputation",
            "limits",
            "connector",
            "tls",
            "network",
            "domain-dns",
            "recipient",
            "message",
            "other-provider",
            "none");
    static final List<String> PROVIDERS = List.of("microsoft365", "outlook.com", "gmail", "ses", "other", "any");

    private static final int TITLE = 75;
    private static final int MEANING = 300;
    private static final int LONG = 1000;
    private static final int EXAMPLE = 8000;

    private CauseReader() {}

    /** Reads one; its phrases are said in all the ways that {@code words} knows. */
    static Cause read(Section in, String expectedId, WordFamilies words) {
        try (in) {
            return new Cause(
                    id(in, expectedId),
                    in.text("title", TITLE),
                    in.text("meaning", MEANING),
                    gate(in),
                    in.oneOf("layer", LAYERS),
                    in.oneOf("provider", PROVIDERS),
                    in.choice("known", Cause.Known.class),
                    in.texts("replies", 0, 20),
                    in.texts("signInLog", 0, 20),
                    wordings(in, words),
                    in.texts("reasons", 1, LONG),
                    in.references("steps", 1, Target.STEP),
                    retirement(in),
                    in.references("next", 0, Target.CAUSE),
                    in.optionalText("ifNothingHelps", LONG),
                    in.optionalText("ask", LONG),
                    in.references("sources", 1, Target.SOURCE),
                    in.date("asOf"),
                    in.texts("examples", 2, EXAMPLE));
        }
    }

    static String id(Section in, String expected) {
        String id = in.text("id", 60);
        if (!id.equals(expected)) {
            in.problem("id", "The id '" + id + "' is not the file's name '" + expected + "'");
        }
        return expected;
    }

    private static Optional<Integer> gate(Section in) {
        String value = in.text("gate", 10);
        if (value.equals("none") || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> number = in.number("gate");
        number.ifPresent(gate -> in.refer("gate", Target.GATE, gate.toString()));
        return number;
    }

    private static Optional<String> retirement(Section in) {
        Optional<String> id = in.optionalText("retirement", 60);
        id.ifPresent(value -> in.refer("retirement", Target.RETIREMENT, value));
        return id;
    }

    private static List<Wording> wordings(Section in, WordFamilies words) {
        List<Wording> wordings = new ArrayList<>();
        for (Section section : in.sections("wordings", 1)) {
            wordings.addAll(wording(section, words));
        }
        return wordings;
    }

    /** One wording for each of its phrases: any of them will do. */
    private static List<Wording> wording(Section in, WordFamilies words) {
        try (in) {
            PhraseReader phrases = new PhraseReader(in, words);
            List<List<List<String>>> say = phrases.parts("say", in.oneOrMore("say", 300));
            Optional<String> code = in.optionalText("code", 20);
            Optional<String> reply = in.optionalText("reply", 3);
            code.filter(value -> !CodeRange.isValid(value))
                    .ifPresent(
                            value -> in.problem("code", "'" + value + "' is not a code such as 5.7.30 or 5.7.606-649"));
            reply.filter(value -> !value.matches("[2-5](\\d\\d|\\dx|xx)"))
                    .ifPresent(value -> in.problem("reply", "'" + value + "' is not a reply code such as 550 or 5xx"));
            List<String> needs = phrases.ways("needs", in.texts("needs", 0, 300));
            List<String> unless = phrases.ways("unless", in.texts("unless", 0, 300));
            Wording.Weight weight = in.choice("weight", Wording.Weight.class);
            boolean alone = say.isEmpty() && code.isEmpty();
            boolean complete = weight == Wording.Weight.FALLBACK ? alone && reply.isPresent() : !alone;
            if (!complete) {
                in.problem("weight", "A wording needs 'say' or 'code', except a 'fallback', which has 'reply' alone");
                return List.of();
            }
            if (say.isEmpty()) {
                return List.of(new Wording(List.of(), code, reply, needs, unless, weight));
            }
            return say.stream()
                    .map(parts -> new Wording(parts, code, reply, needs, unless, weight))
                    .toList();
        }
    }
}
