package org.smtpmedic.core.probe.path;

import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.DomainName;

/** What somebody wants tested. */
public sealed interface PathRequest {
    /** RFC 5321, 4.5.3.1.1. */
    int LONGEST_LOCAL_PART = 64;

    /** A mail domain, {@code contoso.com}; with the mailbox when an address was given. */
    record OfDomain(DomainName domain, Optional<String> mailbox) implements PathRequest {
        public OfDomain {
            Objects.requireNonNull(domain);
            Objects.requireNonNull(mailbox);
        }
    }

    /** A server, {@code smtp.office365.com:587}: what was typed, for the guard to judge. */
    record OfServer(String typed) implements PathRequest {
        public OfServer {
            Objects.requireNonNull(typed);
        }
    }

    /** What came of reading what somebody typed. */
    sealed interface Reading {
        /** It is one. */
        record Good(PathRequest request) implements Reading {
            public Good {
                Objects.requireNonNull(request);
            }
        }

        /** It is none; {@code reason} is a sentence for a person that does not repeat what was typed. */
        record Refused(String reason) implements Reading {
            public Refused {
                Objects.requireNonNull(reason);
            }
        }
    }

    /**
     * Reads {@code contoso.com}, {@code user@contoso.com}, {@code smtp.office365.com:587} or {@code smtp.office365.com}: a name is a server
     * where it has a port, or begins as the names of mail servers do.
     */
    static Reading read(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at >= 0 && (at > LONGEST_LOCAL_PART || text.chars().anyMatch(Character::isISOControl))) {
            return new Reading.Refused("This is no mail address.");
        }
        if (at >= 0) {
            return domain(text.substring(at + 1), Optional.of(text));
        }
        return text.indexOf(':') >= 0 || text.regionMatches(true, 0, "smtp", 0, 4)
                ? new Reading.Good(new OfServer(text))
                : domain(text, Optional.empty());
    }

    private static Reading domain(String typed, Optional<String> mailbox) {
        return switch (DomainName.read(typed)) {
            case DomainName.Reading.Good(DomainName name) -> new Reading.Good(new OfDomain(name, mailbox));
            case DomainName.Reading.Refused(String reason) -> new Reading.Refused(reason);
        };
    }
}
