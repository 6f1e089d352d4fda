package org.smtpmedic.core.probe.dns;

import java.time.Duration;

/** The resolvers of the operator or the system. */
@FunctionalInterface
public interface DnsResolver {

    /** A lookup that can be used for {@code budget} from now on, however many questions that are. */
    DnsLookup within(Duration budget);
}
