package org.smtpmedic.core.probe.oauth;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.StageResult.Fact;

/**
 * What an access token or an XOAUTH2 string tells about itself. Nobody has proven any of it: the signature is not checked. Holds no part
 * of the token.
 *
 * @param kind what was given
 * @param facts what the token says, cleaned, in the order to show it
 * @param findings what that means for SMTP, problems first
 */
public record TokenReport(Kind kind, List<Fact> facts, List<Finding> findings) {

    public TokenReport {
        Objects.requireNonNull(kind);
        facts = List.copyOf(facts);
        findings = findings.stream()
                .sorted((a, b) -> a.level().compareTo(b.level()))
                .toList();
    }

    /** What was given. */
    public enum Kind {
        /** Delegated: an app acts for a person who signed in. */
        FOR_A_PERSON,
        /** App-only: the app acts for itself. */
        FOR_AN_APP,
        /** Well-formed, and neither says clearly which. */
        UNCLEAR,
        /** Only the service that it is meant for can read it. */
        OPAQUE,
        /** No access token, or a damaged one. */
        BROKEN
    }

    /** How much a finding matters. */
    public enum Level {
        /** Exchange Online will refuse this. */
        PROBLEM,
        /** It can be right, and often is not. */
        WARNING,
        GOOD
    }

    /**
     * One plain sentence.
     *
     * @param todo what to do about it; empty where nothing is to be done
     */
    public record Finding(Level level, String says, Optional<String> todo) {
        public Finding {
            Objects.requireNonNull(level);
            Objects.requireNonNull(says);
            Objects.requireNonNull(todo);
        }

        static Finding problem(String says, String todo) {
            return new Finding(Level.PROBLEM, says, Optional.of(todo));
        }

        static Finding warning(String says, String todo) {
            return new Finding(Level.WARNING, says, Optional.of(todo));
        }

        static Finding good(String says) {
            return new Finding(Level.GOOD, says, Optional.empty());
        }
    }

    /** Whether nothing speaks against it. Only the server can say that it is accepted. */
    public boolean hasNoProblem() {
        return findings.stream().noneMatch(finding -> finding.level() == Level.PROBLEM);
    }

    static TokenReport broken(Finding finding) {
        return new TokenReport(Kind.BROKEN, List.of(), List.of(finding));
    }

    TokenReport with(List<Finding> more) {
        return new TokenReport(
                kind, facts, Stream.concat(more.stream(), findings.stream()).toList());
    }
}
