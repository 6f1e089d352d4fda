package org.smtpmedic.core.probe.domain;

import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;

/** The TXT record that announces an MTA-STS policy (RFC 8461). The policy itself lies on a web server and is not fetched. */
final class MtaStsProbe implements StageProbe {
    private static final String NOT_FETCHED = " The policy itself (on the web server mta-sts.) was not fetched.";

    @Override
    public Stage stage() {
        return Stage.MTA_STS;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        String name = "_mta-sts." + domain;
        return PolicyRecords.ask(lookup, name, "v=STSv1")
                .judged(
                        MtaStsProbe::judge,
                        none -> Finding.warning(
                                none,
                                "There is no MTA-STS record at " + name
                                        + ". It is optional; without it TLS towards this domain"
                                        + " is not enforced by MTA-STS."));
    }

    private static Finding judge(PolicyRecords.Found found) {
        boolean usable = found.tags()
                .value("id")
                .filter(id -> id.matches("[A-Za-z0-9]{1,32}"))
                .isPresent();
        return usable
                ? Finding.passed(found.facts(), "An MTA-STS policy is announced." + NOT_FETCHED)
                : Finding.failed(
                        found.facts(),
                        "The MTA-STS record has no \"id\" of 1 to 32 letters and digits, so it is ignored."
                                + NOT_FETCHED);
    }
}
