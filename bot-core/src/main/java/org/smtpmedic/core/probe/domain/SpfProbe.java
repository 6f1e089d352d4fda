package org.smtpmedic.core.probe.domain;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.spf.SpfBranch;
import org.smtpmedic.core.probe.spf.SpfCheck;
import org.smtpmedic.core.probe.spf.SpfEvaluator;
import org.smtpmedic.core.probe.spf.SpfLimits;
import org.smtpmedic.core.probe.spf.SpfResult;
import org.smtpmedic.core.probe.spf.SpfVerdict;

/**
 * The domain's SPF record, judged for an address that nobody sends from: so every term is visited, and what a stranger gets
 * is seen.
 */
final class SpfProbe implements StageProbe {
    private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.254");
    private static final String STRANGER_NAME = "stranger.example.com";

    private final InstantSource clock;

    SpfProbe(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.SPF;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        var watched = new SilenceWatch(lookup);
        var check = new SpfCheck(STRANGER, "", domain.ascii(), STRANGER_NAME, STRANGER_NAME, clock.instant());
        SpfResult result = new SpfEvaluator(watched, SpfLimits.COUNTING).evaluate(check);
        var tree = new SpfTree(result.tree());
        List<Fact> facts = facts(result, tree);
        if (result.verdict() == SpfVerdict.TEMPERROR && watched.silence().isPresent()) {
            return Finding.silent(facts, watched.silence().get());
        }
        return switch (result.verdict()) {
            case NONE ->
                Finding.failed(
                        facts,
                        domain + " has no SPF record. For Microsoft 365 alone it is: v=spf1 include:"
                                + SpfTree.MICROSOFT + " -all");
            case PERMERROR -> Finding.failed(facts, broken(result, tree));
            case TEMPERROR -> Finding.failed(facts, "SPF cannot be judged now (temperror): " + result.reason() + ".");
            case PASS, FAIL, SOFTFAIL, NEUTRAL -> overLimit(tree, facts).orElseGet(() -> judged(result, tree, facts));
        };
    }

    private static List<Fact> facts(SpfResult result, SpfTree tree) {
        SpfBranch root = result.tree();
        var facts = new ArrayList<Fact>();
        root.record().ifPresent(text -> facts.add(Finding.fact("Record", text)));
        facts.add(Finding.fact("DNS lookups", root.lookups() + " of " + SpfLimits.STANDARD.lookups()));
        facts.add(Finding.fact("Lookups that find nothing", root.voids() + " of " + SpfLimits.STANDARD.voids()));
        facts.add(Finding.fact("Includes " + SpfTree.MICROSOFT, tree.includesMicrosoft() ? "yes" : "no"));
        facts.add(Finding.fact("An unknown sender gets", result.verdict().name().toLowerCase(Locale.ROOT)));
        facts.addAll(tree.lines());
        return facts;
    }

    private static String broken(SpfResult result, SpfTree tree) {
        return tree.loops()
                ? "The SPF record includes itself, directly or through others: receivers give up on it (permerror)."
                : "Receivers cannot use the SPF record (permerror): " + result.reason() + ".";
    }

    private static Optional<Finding> overLimit(SpfTree tree, List<Fact> facts) {
        SpfLimits limits = SpfLimits.STANDARD;
        if (tree.root().lookups() > limits.lookups()) {
            return Optional.of(Finding.failed(
                    facts,
                    "The SPF record takes " + tree.root().lookups() + " DNS lookups and only " + limits.lookups()
                            + " are allowed: receivers give up on it (permerror). Remove includes that nobody needs."));
        }
        if (tree.root().voids() > limits.voids()) {
            return Optional.of(Finding.failed(
                    facts,
                    tree.root().voids() + " lookups of the SPF record find nothing and only " + limits.voids()
                            + " are allowed: receivers give up on it (permerror). Remove names that no longer exist."));
        }
        return Optional.empty();
    }

    private static Finding judged(SpfResult result, SpfTree tree, List<Fact> facts) {
        if (result.verdict() == SpfVerdict.PASS) {
            return Finding.warning(
                    facts, "The SPF record lets anybody in the world send for this domain: " + result.reason() + ".");
        }
        if (!tree.includesMicrosoft()) {
            return Finding.warning(
                    facts,
                    "The SPF record does not include " + SpfTree.MICROSOFT
                            + ": mail that Microsoft 365 sends for this domain may fail SPF.");
        }
        if (result.verdict() == SpfVerdict.NEUTRAL) {
            return Finding.warning(
                    facts, "The SPF record says nothing about other senders; it should end in -all or ~all.");
        }
        if (tree.asksForPointers()) {
            return Finding.warning(
                    facts, "The SPF record uses \"ptr\", which is slow, not dependable and no longer advised.");
        }
        return Finding.passed(facts, "The SPF record is valid, within its limits, and includes Microsoft 365.");
    }
}
