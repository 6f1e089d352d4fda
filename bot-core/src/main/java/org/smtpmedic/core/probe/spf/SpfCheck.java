package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;

/**
 * One question to an SPF record: may this client send for this domain?
 *
 * @param client address of the sending machine; an IPv4-mapped one counts as IPv4
 * @param localPart of the sender's address; {@code postmaster} where it is empty
 * @param domain of the sender's address, in ASCII
 * @param helo name that the client gave
 * @param receiver name of who checks, for explanations
 * @param at time of the check, for explanations
 */
public record SpfCheck(InetAddress client, String localPart, String domain, String helo, String receiver, Instant at) {
    public SpfCheck {
        Objects.requireNonNull(client);
        localPart = localPart.isEmpty() ? "postmaster" : localPart;
        Objects.requireNonNull(domain);
        Objects.requireNonNull(helo);
        Objects.requireNonNull(receiver);
        Objects.requireNonNull(at);
    }

    String sender() {
        return localPart + "@" + domain;
    }
}
