package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** The names of the client that lead back to its address (RFC 7208, section 5.5). They are looked up once, when needed. */
final class ValidatedNames {
    private final InetAddress client;
    private final DnsLookup lookup;
    private final int most;
    private Optional<Known> known = Optional.empty();

    private record Known(Answer pointers, List<String> names) {}

    ValidatedNames(InetAddress client, DnsLookup lookup, int most) {
        this.client = client;
        this.lookup = lookup;
        this.most = most;
    }

    /** Whether any of them is {@code domain} or below it. */
    boolean anyUnder(String domain) {
        return get().names().stream().anyMatch(name -> isUnder(name, domain));
    }

    /** Whether the client has no name at all. */
    boolean isVoid() {
        return get().pointers().isVoid();
    }

    /** The value of the macro {@code p}: {@code domain} itself if it can be, else one below it, else any. */
    String forMacro(String domain) {
        List<String> names = get().names();
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(domain))
                .findFirst()
                .or(() -> names.stream().filter(name -> isUnder(name, domain)).findFirst())
                .or(() -> names.stream().findFirst())
                .orElse("unknown");
    }

    private Known get() {
        Known now = known.orElseGet(this::find);
        known = Optional.of(now);
        return now;
    }

    private Known find() {
        Answer pointers = lookup.ask(AddressText.reverseName(client), RecordType.PTR);
        List<String> names = pointers.records(DnsRecord.Name.class).stream()
                .limit(most)
                .map(DnsRecord.Name::name)
                .filter(this::leadsBack)
                .toList();
        return new Known(pointers, names);
    }

    private boolean leadsBack(String name) {
        RecordType type = AddressText.zone(client).equals("ip6") ? RecordType.AAAA : RecordType.A;
        return lookup.ask(name, type).records(DnsRecord.Address.class).stream()
                .anyMatch(record -> record.address().equals(client));
    }

    private static boolean isUnder(String name, String domain) {
        String lowerName = name.toLowerCase(Locale.ROOT);
        String lowerDomain = domain.toLowerCase(Locale.ROOT);
        return lowerName.equals(lowerDomain) || lowerName.endsWith("." + lowerDomain);
    }
}
