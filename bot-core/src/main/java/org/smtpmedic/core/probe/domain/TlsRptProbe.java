package org.smtpmedic.core.probe.domain;

import java.util.List;
import java.util.Locale;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;

/** The TXT record that asks others for reports about TLS trouble (RFC 8460). */
final class TlsRptProbe implements StageProbe {

    @Override
    public Stage stage() {
        return Stage.TLS_RPT;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        String name = "_smtp._tls." + domain;
        return PolicyRecords.ask(lookup, name, "v=TLSRPTv1")
                .judged(
                        TlsRptProbe::judge,
                        none -> Finding.warning(
                                none,
                                "There is no TLS reporting record at " + name
                                        + ". It is optional; without it nobody reports"
                                        + " failed TLS to this domain."));
    }

    private static Finding judge(PolicyRecords.Found found) {
        String destinations = found.tags().value("rua").orElse("");
        boolean usable = List.of(destinations.split(",", -1)).stream()
                .map(d -> d.strip().toLowerCase(Locale.ROOT))
                .anyMatch(d -> d.startsWith("mailto:") || d.startsWith("https:"));
        return usable
                ? Finding.passed(found.facts(), "TLS reports are asked for.")
                : Finding.failed(
                        found.facts(), "The TLS reporting record names no mailto: or https: address in \"rua\".");
    }
}
