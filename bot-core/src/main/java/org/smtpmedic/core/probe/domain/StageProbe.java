package org.smtpmedic.core.probe.domain;

import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;

/** Looks at one thing that the DNS says of a domain. */
sealed interface StageProbe permits AddressesProbe, MxProbe, SpfProbe, DkimProbe, DmarcProbe, MtaStsProbe, TlsRptProbe {

    Stage stage();

    /** What was found; {@code lookup} ends with the stage's deadline, and everything waits for nothing else. */
    Finding look(DomainName domain, DnsLookup lookup);
}
