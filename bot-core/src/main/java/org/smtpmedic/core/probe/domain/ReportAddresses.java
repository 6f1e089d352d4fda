package org.smtpmedic.core.probe.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;

/**
 * Where DMARC reports go. A foreign domain has to agree to get them (RFC 7489, section 7.1).
 *
 * @param text the value of {@code rua}
 * @param owner domain whose policy it is
 */
record ReportAddresses(String text, String owner) {
    private static final int MOST_LOOKED_AT = 5;
    private static final String SCHEME = "mailto:";

    List<Fact> facts() {
        return List.of(Finding.fact("Reports go to (rua)", text.isBlank() ? "nobody" : text));
    }

    /** Sentences about what is wrong with them. */
    List<String> complaints(DnsLookup lookup) {
        if (text.isBlank()) {
            return List.of("Nobody gets reports (no rua=), so nobody sees which mail fails.");
        }
        var complaints = new ArrayList<String>();
        for (String address :
                List.of(text.split(",", -1)).stream().limit(MOST_LOOKED_AT).toList()) {
            Optional<DomainName> domain = domain(address.strip());
            if (domain.isEmpty()) {
                complaints.add("A report address in rua= is not of the form mailto:name@domain.");
            }
            domain.filter(Predicate.not(this::isOwn))
                    .flatMap(d -> refusal(d, lookup))
                    .ifPresent(complaints::add);
        }
        return complaints.stream().distinct().toList();
    }

    private static Optional<DomainName> domain(String address) {
        int at = address.lastIndexOf('@');
        if (!address.toLowerCase(Locale.ROOT).startsWith(SCHEME) || at < 0) {
            return Optional.empty();
        }
        String domain = address.substring(at + 1).split("!", 2)[0];
        return switch (DomainName.read(domain)) {
            case DomainName.Reading.Good(DomainName name) -> Optional.of(name);
            case DomainName.Reading.Refused _ -> Optional.empty();
        };
    }

    private boolean isOwn(DomainName domain) {
        return domain.ascii().equals(owner)
                || domain.ascii().endsWith("." + owner)
                || owner.endsWith("." + domain.ascii());
    }

    private Optional<String> refusal(DomainName domain, DnsLookup lookup) {
        String name = owner + "._report._dmarc." + domain;
        return switch (lookup.ask(name, RecordType.TXT)) {
            case Answer.Found found
            when found.records(DnsRecord.Text.class).stream()
                    .anyMatch(record -> record.text().startsWith("v=DMARC1")) -> Optional.empty();
            case Answer.Found _, Answer.NoData _, Answer.NoName _ ->
                Optional.of("Reports to " + domain
                        + " will not be sent: that domain has not agreed to them (no record at " + name + ").");
            case Answer.Failure _, Answer.Timeout _ ->
                Optional.of("Whether " + domain + " agreed to get reports could not be found out.");
        };
    }
}
