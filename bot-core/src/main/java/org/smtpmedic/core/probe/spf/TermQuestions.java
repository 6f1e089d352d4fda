package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.util.List;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.spf.Mechanism.PrefixLengths;

/** The questions that mechanisms ask the DNS about one client. */
final class TermQuestions {
    private final DnsLookup lookup;
    private final InetAddress client;
    private final boolean ip6;
    private final int mostExchanges;

    TermQuestions(DnsLookup lookup, InetAddress client, int mostExchanges) {
        this.lookup = lookup;
        this.client = client;
        this.ip6 = AddressText.zone(client).equals("ip6");
        this.mostExchanges = mostExchanges;
    }

    /** Whether the client is near an address of {@code name}. */
    boolean nearAddressOf(String name, PrefixLengths prefixes, BranchNotes notes) throws SpfProblem {
        int prefix = ip6 ? prefixes.ip6() : prefixes.ip4();
        return ask(name, ip6 ? RecordType.AAAA : RecordType.A, notes).records(DnsRecord.Address.class).stream()
                .anyMatch(record -> AddressRange.of(record.address(), prefix).contains(client));
    }

    /** Whether the client is near an address of a mail exchanger of {@code name}. */
    boolean nearExchangeOf(String name, PrefixLengths prefixes, BranchNotes notes) throws SpfProblem {
        List<DnsRecord.Exchange> exchanges = ask(name, RecordType.MX, notes).records(DnsRecord.Exchange.class);
        if (exchanges.size() > mostExchanges) {
            throw SpfProblem.permanent(name + " has more than " + mostExchanges + " MX records");
        }
        for (DnsRecord.Exchange exchange : exchanges) {
            if (!exchange.host().isEmpty() && nearAddressOf(exchange.host(), prefixes, notes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code name} has an A record, whatever the family of the client. */
    boolean exists(String name, BranchNotes notes) throws SpfProblem {
        return ask(name, RecordType.A, notes) instanceof Answer.Found;
    }

    private Answer ask(String name, RecordType type, BranchNotes notes) throws SpfProblem {
        Answer answer = lookup.ask(name, type);
        switch (answer) {
            case Answer.Found _ -> {}
            case Answer.NoData _, Answer.NoName _ -> notes.nothingFound();
            case Answer.Failure failure -> throw unanswered(name, type, failure.reason());
            case Answer.Timeout _ -> throw unanswered(name, type, "no answer");
        }
        return answer;
    }

    static SpfProblem unanswered(String name, RecordType type, String reason) {
        return SpfProblem.temporary("the " + type + " records of " + name + " cannot be had: " + reason);
    }
}
