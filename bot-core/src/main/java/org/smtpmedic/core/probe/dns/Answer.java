package org.smtpmedic.core.probe.dns;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What came back for one question. */
public sealed interface Answer {

    /** The name has records of the type asked for; {@code records} is not empty. */
    record Found(List<DnsRecord> records, Path path) implements Answer {
        public Found {
            records = List.copyOf(records);
            Objects.requireNonNull(path);
        }
    }

    /** The name exists, without records of this type (NODATA). */
    record NoData(Path path) implements Answer {
        public NoData {
            Objects.requireNonNull(path);
        }
    }

    /** The name, or the one that its alias leads to, does not exist (NXDOMAIN). */
    record NoName(Path path) implements Answer {
        public NoName {
            Objects.requireNonNull(path);
        }
    }

    /** The resolver could not find out; {@code reason} is cleaned text for a person, such as {@code SERVFAIL (DNSSEC BOGUS)}. */
    record Failure(String reason) implements Answer {
        public Failure {
            Objects.requireNonNull(reason);
        }
    }

    /** No resolver answered within {@code waited}. */
    record Timeout(Duration waited) implements Answer {
        public Timeout {
            Objects.requireNonNull(waited);
        }
    }

    /**
     * How the answer was reached.
     *
     * @param aliases the names that CNAME records led to, in order; empty where there was none
     * @param authenticated whether the resolver vouches for it by DNSSEC (AD flag)
     */
    record Path(List<String> aliases, boolean authenticated) {
        /** No alias, no DNSSEC. */
        public static final Path DIRECT = new Path(List.of(), false);

        public Path {
            aliases = List.copyOf(aliases);
        }
    }

    /** The records of type {@code kind}; none where there was no such answer. */
    default <T extends DnsRecord> List<T> records(Class<T> kind) {
        return this instanceof Found found
                ? found.records().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .toList()
                : List.of();
    }

    /** Whether it is certain that there is no such record: neither silence nor a failure is. */
    default boolean isVoid() {
        return switch (this) {
            case NoData _, NoName _ -> true;
            case Found _, Failure _, Timeout _ -> false;
        };
    }
}
