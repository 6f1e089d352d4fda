package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.DnsLookup;

/**
 * Evaluates SPF records as RFC 7208 says, and shows how. Bounded by its limits; never throws for what a record or the DNS
 * says.
 */
public final class SpfEvaluator {
    private final DnsLookup lookup;
    private final SpfLimits limits;

    /** Asks {@code lookup}, which has to be bounded in time. */
    public SpfEvaluator(DnsLookup lookup, SpfLimits limits) {
        this.lookup = lookup;
        this.limits = limits;
    }

    /** The verdict on {@code check}, with the way that led to it. */
    public SpfResult evaluate(SpfCheck check) {
        InetAddress client = check.client();
        var names = new ValidatedNames(client, lookup, limits.pointers());
        var expander = new MacroExpander(check, names);
        var evaluation = new Evaluation(lookup, client, expander, names, limits);
        Evaluation.Outcome outcome = evaluation.of(check.domain());
        Optional<String> explanation = outcome.verdict() == SpfVerdict.FAIL
                ? outcome.explanation().flatMap(source -> new Explanation(lookup, expander).text(source))
                : Optional.empty();
        return new SpfResult(outcome.verdict(), outcome.reason(), explanation, outcome.branch());
    }
}
