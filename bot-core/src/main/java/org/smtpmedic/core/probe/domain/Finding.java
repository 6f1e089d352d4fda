package org.smtpmedic.core.probe.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.RecordType;

/** What a stage found, before it is known how long it took. */
record Finding(Outcome outcome, List<Fact> facts, String explanation) {
    private static final int MOST_VALUE = 400;
    private static final int MOST_EXPLANATION = 500;

    Finding {
        facts = List.copyOf(facts);
        explanation = PlainText.of(explanation, MOST_EXPLANATION);
    }

    static Finding passed(List<Fact> facts, String explanation) {
        return new Finding(new Outcome.Passed(), facts, explanation);
    }

    static Finding warning(List<Fact> facts, String explanation) {
        return new Finding(new Outcome.Warning(), facts, explanation);
    }

    static Finding failed(List<Fact> facts, String explanation) {
        return new Finding(new Outcome.Failed(""), facts, explanation);
    }

    static Finding silent(List<Fact> facts, Duration waited) {
        return new Finding(
                new Outcome.Silent(waited),
                facts,
                "No DNS resolver answered in time, so nothing is known about this. Try again, or check the resolvers.");
    }

    /** The resolver failed: that is neither "there is one" nor "there is none". */
    static Finding unresolved(List<Fact> facts, RecordType type, String name, String reason) {
        var all = new ArrayList<>(facts);
        all.add(fact("Resolver's answer", reason));
        return new Finding(
                new Outcome.Failed("DNS " + reason + " for " + type + " " + name),
                all,
                "The DNS could not say what the " + type + " records of " + name + " are (" + reason
                        + "). The domain's name servers or its DNSSEC signatures need a look.");
    }

    /** A fact whose value may be a stranger's text: it is cleaned and shortened. */
    static Fact fact(String name, String value) {
        return new Fact(name, PlainText.of(value, MOST_VALUE));
    }

    /** Whether the resolver vouches for the answer. */
    static Fact dnssec(Answer.Path path) {
        return new Fact("DNSSEC", path.authenticated() ? "validated by the resolver" : "not signed or not validated");
    }
}
