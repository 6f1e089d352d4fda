package org.smtpmedic.server.demo;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.target.HostResolver;

/** The names that exist in the demo, so that nothing is asked of any real DNS: the domain of the simulated tenant, and its server. */
final class DemoNames implements DnsResolver, HostResolver {
    private static final String EXCHANGER = "contoso-com.mail.protection.outlook.com";
    private static final InetAddress MAIL_HOST = InetAddress.ofLiteral("192.0.2.25");
    private static final Set<String> SIMULATED = Set.of("smtp.office365.com", "localhost");

    private static final Map<Question, DnsRecord> ZONE = Map.of(
            new Question("contoso.com", RecordType.A), new DnsRecord.Address(MAIL_HOST),
            new Question("contoso.com", RecordType.MX), new DnsRecord.Exchange(0, EXCHANGER),
            new Question("contoso.com", RecordType.TXT),
                    new DnsRecord.Text("v=spf1 include:spf.protection.outlook.com -all"),
            new Question("spf.protection.outlook.com", RecordType.TXT),
                    new DnsRecord.Text("v=spf1 ip4:192.0.2.0/24 -all"),
            new Question("_dmarc.contoso.com", RecordType.TXT),
                    new DnsRecord.Text("v=DMARC1; p=quarantine; rua=mailto:dmarc@contoso.com"),
            new Question(EXCHANGER, RecordType.A), new DnsRecord.Address(MAIL_HOST));

    private record Question(String name, RecordType type) {}

    @Override
    public DnsLookup within(Duration budget) {
        return DemoNames::answer;
    }

    /** The simulator stands on this machine under the names of its certificate. */
    @Override
    public List<InetAddress> addressesOf(String host) {
        return SIMULATED.contains(host) ? List.of(InetAddress.getLoopbackAddress()) : List.of();
    }

    private static Answer answer(String name, RecordType type) {
        var question = new Question(name, type);
        if (ZONE.containsKey(question)) {
            return new Answer.Found(List.of(ZONE.get(question)), Answer.Path.DIRECT);
        }
        boolean exists = ZONE.keySet().stream().anyMatch(known -> known.name().equals(name));
        return exists ? new Answer.NoData(Answer.Path.DIRECT) : new Answer.NoName(Answer.Path.DIRECT);
    }
}
