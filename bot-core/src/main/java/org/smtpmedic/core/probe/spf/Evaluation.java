package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.spf.SpfRecord.Directive;
import org.smtpmedic.core.probe.spf.SpfRecord.Redirect;

/** The function {@code check_host()} of RFC 7208, section 4, for one client. */
final class Evaluation {
    private final InetAddress client;
    private final MacroExpander expander;
    private final ValidatedNames names;
    private final RecordSource source;
    private final TermQuestions questions;
    private final Spending spending;

    /** {@code explanation} is where the words about a failure are. */
    record Outcome(SpfVerdict verdict, String reason, Optional<Explanation.Source> explanation, SpfBranch branch) {}

    private record Decision(SpfVerdict verdict, String reason, Optional<Explanation.Source> explanation) {
        static Decision without(SpfVerdict verdict, String reason) {
            return new Decision(verdict, reason, Optional.empty());
        }
    }

    Evaluation(DnsLookup lookup, InetAddress client, MacroExpander expander, ValidatedNames names, SpfLimits limits) {
        this.client = client;
        this.expander = expander;
        this.names = names;
        this.source = new RecordSource(lookup);
        this.questions = new TermQuestions(lookup, client, limits.exchanges());
        this.spending = new Spending(limits);
    }

    /** How the record of {@code domain} judges the client. */
    Outcome of(String domain) {
        var notes = new BranchNotes(domain, spending);
        Decision decision;
        try {
            decision = decide(domain, notes);
        } catch (SpfProblem e) {
            decision = Decision.without(e.verdict(), e.reason());
        }
        return new Outcome(
                decision.verdict(), decision.reason(), decision.explanation(), notes.branch(decision.verdict()));
    }

    private Decision decide(String domain, BranchNotes notes) throws SpfProblem {
        Optional<String> text = source.recordOf(domain);
        if (text.isEmpty()) {
            return Decision.without(SpfVerdict.NONE, domain + " has no SPF record");
        }
        notes.record(text.get());
        SpfRecord record = parsed(text.get(), domain);
        for (Directive directive : record.directives()) {
            if (matches(directive, domain, notes)) {
                return new Decision(
                        directive.qualifier().verdict(),
                        "\"" + directive.text() + "\" in the record of " + domain + " matches",
                        record.explanation().map(target -> new Explanation.Source(target, domain)));
            }
        }
        if (record.redirect().isPresent()) {
            return redirected(record.redirect().get(), domain, notes);
        }
        return Decision.without(SpfVerdict.NEUTRAL, "nothing in the record of " + domain + " matches");
    }

    private static SpfRecord parsed(String text, String domain) throws SpfProblem {
        try {
            return SpfParser.parse(text);
        } catch (SpfSyntaxException e) {
            throw SpfProblem.permanent("the record of " + domain + " is not valid: " + e.problem());
        }
    }

    private boolean matches(Directive directive, String domain, BranchNotes notes) throws SpfProblem {
        String term = directive.text();
        return switch (directive.mechanism()) {
            case Mechanism.All _ -> true;
            case Mechanism.Network network -> network.range().contains(client);
            case Mechanism.Include include -> {
                notes.begin(term);
                yield included(expander.domain(include.target(), domain), notes);
            }
            case Mechanism.A a -> {
                notes.begin(term);
                yield questions.nearAddressOf(target(a.target(), domain), a.prefixes(), notes);
            }
            case Mechanism.Mx mx -> {
                notes.begin(term);
                yield questions.nearExchangeOf(target(mx.target(), domain), mx.prefixes(), notes);
            }
            case Mechanism.Ptr ptr -> {
                notes.begin(term);
                yield named(target(ptr.target(), domain), notes);
            }
            case Mechanism.Exists exists -> {
                notes.begin(term);
                yield questions.exists(expander.domain(exists.target(), domain), notes);
            }
        };
    }

    private String target(Optional<MacroString> target, String domain) {
        return target.map(macros -> expander.domain(macros, domain)).orElse(domain);
    }

    private boolean named(String domain, BranchNotes notes) throws SpfProblem {
        if (names.isVoid()) {
            notes.nothingFound();
        }
        return names.anyUnder(domain);
    }

    private boolean included(String target, BranchNotes notes) throws SpfProblem {
        Outcome outcome = of(target);
        notes.below(outcome.branch());
        return switch (outcome.verdict()) {
            case PASS -> true;
            case FAIL, SOFTFAIL, NEUTRAL -> false;
            case NONE -> throw SpfProblem.permanent("it includes " + target + ", which has no SPF record");
            case PERMERROR -> throw SpfProblem.permanent(outcome.reason());
            case TEMPERROR -> throw SpfProblem.temporary(outcome.reason());
        };
    }

    private Decision redirected(Redirect redirect, String domain, BranchNotes notes) throws SpfProblem {
        notes.begin(redirect.text());
        String target = expander.domain(redirect.target(), domain);
        Outcome outcome = of(target);
        notes.below(outcome.branch());
        if (outcome.verdict() == SpfVerdict.NONE) {
            throw SpfProblem.permanent("it redirects to " + target + ", which has no SPF record");
        }
        return new Decision(outcome.verdict(), outcome.reason(), outcome.explanation());
    }
}
