package org.smtpmedic.core.probe.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;

/** Where the domain's mail goes. */
final class MxProbe implements StageProbe {
    private static final int MOST_LOOKED_AT = 10;

    @Override
    public Stage stage() {
        return Stage.MX;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        return switch (lookup.ask(domain.ascii(), RecordType.MX)) {
            case Answer.Found found -> judge(found, domain, lookup);
            case Answer.NoData(Answer.Path path) -> withoutMx(path, domain, lookup);
            case Answer.NoName(Answer.Path path) ->
                Finding.failed(
                        List.of(Finding.dnssec(path)),
                        "The domain " + domain + " does not exist in the DNS (NXDOMAIN).");
            case Answer.Failure failure ->
                Finding.unresolved(List.of(), RecordType.MX, domain.ascii(), failure.reason());
            case Answer.Timeout timeout -> Finding.silent(List.of(), timeout.waited());
        };
    }

    private static Finding judge(Answer.Found found, DomainName domain, DnsLookup lookup) {
        List<DnsRecord.Exchange> all = found.records(DnsRecord.Exchange.class).stream()
                .sorted(Comparator.comparingInt(DnsRecord.Exchange::preference))
                .toList();
        if (all.size() == 1 && all.getFirst().host().isEmpty()) {
            return Finding.warning(
                    List.of(Finding.fact("MX", "null MX (.)"), Finding.dnssec(found.path())),
                    domain + " says that it accepts no mail (null MX): answers and bounces cannot reach it.");
        }
        List<Exchanger> exchangers = all.stream()
                .limit(MOST_LOOKED_AT)
                .map(exchange -> Exchanger.of(exchange, lookup))
                .toList();
        var facts = new ArrayList<Fact>();
        exchangers.forEach(e -> facts.add(Finding.fact("MX " + e.record().preference(), e.text())));
        if (all.size() > MOST_LOOKED_AT) {
            facts.add(Finding.fact("MX", (all.size() - MOST_LOOKED_AT) + " more, not looked at"));
        }
        facts.add(Finding.fact(
                "Microsoft 365",
                exchangers.stream().anyMatch(Exchanger::isMicrosoft) ? "receives for this domain" : "no"));
        facts.add(Finding.dnssec(found.path()));
        return verdict(exchangers, facts, domain);
    }

    private static Finding verdict(List<Exchanger> exchangers, List<Fact> facts, DomainName domain) {
        var wrong = exchangers.stream().flatMap(e -> e.complaint().stream()).toList();
        if (wrong.isEmpty()) {
            return Finding.passed(facts, "The mail servers of " + domain + " have names and addresses.");
        }
        String complaints = String.join(" ", wrong);
        return exchangers.stream().anyMatch(Exchanger::isReachable)
                ? Finding.warning(facts, complaints)
                : Finding.failed(facts, complaints);
    }

    private static Finding withoutMx(Answer.Path path, DomainName domain, DnsLookup lookup) {
        List<Fact> facts = List.of(Finding.fact("MX", "none"), Finding.dnssec(path));
        return switch (lookup.ask(domain.ascii(), RecordType.A)) {
            case Answer.Found _ ->
                Finding.warning(
                        facts,
                        domain
                                + " has no MX record. Its mail goes to its own address (A record), which is seldom meant.");
            case Answer.NoData _, Answer.NoName _ ->
                Finding.failed(facts, domain + " has neither an MX record nor an address: it cannot receive mail.");
            case Answer.Failure failure -> Finding.unresolved(facts, RecordType.A, domain.ascii(), failure.reason());
            case Answer.Timeout timeout -> Finding.silent(facts, timeout.waited());
        };
    }
}
