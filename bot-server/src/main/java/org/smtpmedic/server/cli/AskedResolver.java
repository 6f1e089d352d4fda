package org.smtpmedic.server.cli;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.target.HostResolver;

/**
 * Finds hosts through the resolver that was named, so that the whole test sees one and the same DNS.
 *
 * @param system knows this machine's own name for itself, which no DNS does
 */
record AskedResolver(DnsResolver resolver, HostResolver system, Duration limit) implements HostResolver {
    @Override
    public List<InetAddress> addressesOf(String host) {
        if (host.equals("localhost")) {
            return system.addressesOf(host);
        }
        DnsLookup lookup = resolver.within(limit);
        return Stream.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> lookup.ask(host, type).records(DnsRecord.Address.class).stream())
                .map(DnsRecord.Address::address)
                .toList();
    }
}
