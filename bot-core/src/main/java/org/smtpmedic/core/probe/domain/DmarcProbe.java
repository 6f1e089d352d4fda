package org.smtpmedic.core.probe.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;

/**
 * The DMARC policy that applies to the domain: its own, or that of the nearest domain above it. Climbing needs no list of
 * public suffixes; their owners publish no policy, or one that is meant to apply.
 */
final class DmarcProbe implements StageProbe {
    private static final String VERSION = "v=DMARC1";
    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
    private static final int MOST_LEVELS = 8;

    @Override
    public Stage stage() {
        return Stage.DMARC;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        List<String> labels = domain.labels();
        int lowest = Math.max(1, labels.size() - MOST_LEVELS);
        PolicyRecords at = PolicyRecords.ask(lookup, "_dmarc." + domain, VERSION);
        String owner = domain.ascii();
        for (int i = lowest; at instanceof PolicyRecords.Missing && i <= labels.size() - 2; i++) {
            owner = String.join(".", labels.subList(i, labels.size()));
            at = PolicyRecords.ask(lookup, "_dmarc." + owner, VERSION);
        }
        String policyOwner = owner;
        return at.judged(found -> judge(found, policyOwner, domain, lookup), none -> missing(none, domain));
    }

    private static Finding missing(List<Fact> facts, DomainName domain) {
        return Finding.failed(
                facts,
                "There is no DMARC record for " + domain + " or any domain above it. Large receivers ask for one;"
                        + " \"v=DMARC1; p=none\" with a rua address is the start.");
    }

    private static Finding judge(PolicyRecords.Found found, String owner, DomainName domain, DnsLookup lookup) {
        TagList tags = found.tags();
        boolean inherited = !owner.equals(domain.ascii());
        Optional<String> policy = tags.value("p").map(p -> p.toLowerCase(Locale.ROOT));
        Optional<String> applied = inherited
                ? tags.value("sp").map(p -> p.toLowerCase(Locale.ROOT)).or(() -> policy)
                : policy;
        var reports = new ReportAddresses(tags.value("rua").orElse(""), owner);
        var facts = new ArrayList<>(found.facts());
        facts.add(Finding.fact("Policy of", inherited ? owner + " (for its subdomains)" : owner));
        facts.add(Finding.fact("Policy", applied.orElse("missing")));
        facts.addAll(reports.facts());
        if (policy.isEmpty()) {
            return Finding.failed(
                    facts, "The DMARC record has no p= tag: receivers ignore it, or at best treat it as p=none.");
        }
        if (!POLICIES.contains(policy.get()) || !POLICIES.contains(applied.orElse(""))) {
            return Finding.failed(
                    facts,
                    "The DMARC record's policy has to be none, quarantine or reject; as it is, receivers ignore it.");
        }
        List<String> complaints = reports.complaints(lookup);
        return complaints.isEmpty()
                ? Finding.passed(facts, explained(applied.get()))
                : Finding.warning(facts, explained(applied.get()) + " " + String.join(" ", complaints));
    }

    private static String explained(String policy) {
        return switch (policy) {
            case "reject" -> "DMARC is in force: mail that fails it is to be rejected.";
            case "quarantine" -> "DMARC is in force: mail that fails it is to go to junk.";
            default -> "DMARC is there and only watches (p=none): mail that fails it is delivered.";
        };
    }
}
