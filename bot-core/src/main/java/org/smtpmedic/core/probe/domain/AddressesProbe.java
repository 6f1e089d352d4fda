package org.smtpmedic.core.probe.domain;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;

/** Whether the name itself has addresses. A mail domain needs none, as long as it has MX records. */
final class AddressesProbe implements StageProbe {
    private static final int MOST_SHOWN = 8;

    @Override
    public Stage stage() {
        return Stage.ADDRESSES;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        Answer ip4 = lookup.ask(domain.ascii(), RecordType.A);
        return switch (ip4) {
            case Answer.Found found -> withIp6(found.path(), ip4, domain, lookup);
            case Answer.NoData noData -> withIp6(noData.path(), ip4, domain, lookup);
            case Answer.NoName(Answer.Path path) ->
                Finding.failed(
                        List.of(Finding.dnssec(path)),
                        "The name " + domain + " does not exist in the DNS (NXDOMAIN). Is it spelled right?");
            case Answer.Failure failure ->
                Finding.unresolved(List.of(), RecordType.A, domain.ascii(), failure.reason());
            case Answer.Timeout timeout -> Finding.silent(List.of(), timeout.waited());
        };
    }

    private static Finding withIp6(Answer.Path path, Answer ip4, DomainName domain, DnsLookup lookup) {
        Answer ip6 = lookup.ask(domain.ascii(), RecordType.AAAA);
        var facts = new ArrayList<Fact>();
        path.aliases().stream().limit(MOST_SHOWN).forEach(alias -> facts.add(Finding.fact("Alias (CNAME)", alias)));
        facts.add(Finding.fact("A", addresses(ip4)));
        facts.add(Finding.fact("AAAA", ip6.isVoid() || ip6 instanceof Answer.Found ? addresses(ip6) : "no answer"));
        facts.add(Finding.dnssec(path));
        if (ip4 instanceof Answer.Found || ip6 instanceof Answer.Found) {
            return Finding.passed(facts, "The name " + domain + " has addresses.");
        }
        return switch (ip6) {
            case Answer.Failure failure -> Finding.unresolved(facts, RecordType.AAAA, domain.ascii(), failure.reason());
            case Answer.Timeout timeout -> Finding.silent(facts, timeout.waited());
            case Answer.Found _, Answer.NoData _, Answer.NoName _ ->
                Finding.warning(
                        facts,
                        "The name " + domain + " exists and has no address. That is fine for a mail domain with MX"
                                + " records, and not for the name of a server.");
        };
    }

    private static String addresses(Answer answer) {
        List<DnsRecord.Address> all = answer.records(DnsRecord.Address.class);
        if (all.isEmpty()) {
            return "none";
        }
        Stream<String> more = all.size() > MOST_SHOWN ? Stream.of((all.size() - MOST_SHOWN) + " more") : Stream.of();
        Stream<String> shown =
                all.stream().limit(MOST_SHOWN).map(DnsRecord.Address::address).map(InetAddress::getHostAddress);
        return Stream.concat(shown, more).collect(Collectors.joining(", "));
    }
}
