package org.smtpmedic.core.probe.dns;

import java.net.InetAddress;
import java.util.Objects;

/** One record of an answer. Names are in lower case, without the dot at the end. */
public sealed interface DnsRecord {

    /** From an A or AAAA record, by the record's own bytes: it carries no name and is never looked up. */
    record Address(InetAddress address) implements DnsRecord {
        public Address {
            Objects.requireNonNull(address);
        }
    }

    /** From an MX record. {@code host} is empty for the null MX of RFC 7505. */
    record Exchange(int preference, String host) implements DnsRecord {
        public Exchange {
            Objects.requireNonNull(host);
        }
    }

    /** From a CNAME or PTR record. */
    record Name(String name) implements DnsRecord {
        public Name {
            Objects.requireNonNull(name);
        }
    }

    /** From a TXT record: its strings joined, one character for each byte (ISO 8859-1). A stranger's words, not cleaned. */
    record Text(String text) implements DnsRecord {
        public Text {
            Objects.requireNonNull(text);
        }
    }
}
