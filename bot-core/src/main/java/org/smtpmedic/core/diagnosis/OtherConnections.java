package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Set;
import org.smtpmedic.core.knowledge.Wording.Weight;

/**
 * Passes over failures of connections that carry no mail: a time-out of a database or of a file server reads like one of a mail server,
 * but for the port or the program beside it. Where neither says anything, it is taken for mail.
 */
final class OtherConnections {

    /** Where the port stands, beside the words of the failure. */
    private static final int NEAR = 120;
    /** Where the name of the other program stands. */
    private static final int AROUND = 160;
    /** Beyond these a text is a log, and one of its lines speaks of mail for certain. */
    private static final int MAX_CLAIMS = 200;

    private static final Set<String> MAIL_PORTS = Set.of("25", "465", "587", "2525");
    private static final Set<String> OTHER_PORTS = Set.of(
            "21", "22", "80", "143", "389", "443", "445", "636", "1433", "1521", "3306", "3389", "5432", "5672", "6379",
            "993", "995", "8080", "8443", "9092", "9200", "11211", "27017");
    private static final List<String> OTHER_PROGRAMS = List.of(
            "ftp://",
            "ssh:",
            "psql",
            "postgres",
            "mysql",
            "mariadb",
            "redis",
            "mongo",
            "jdbc:",
            "ldap",
            "rabbitmq",
            "kafka",
            "elasticsearch",
            "bluetooth",
            "hci",
            "unable to access 'http",
            "kubectl",
            "npm err");
    private static final List<String> MAIL_WORDS =
            List.of("mail", "smtp", "imap", "office365", "outlook", "postfix", "exim", "587", "465");

    private final FoldedText text;

    private OtherConnections(FoldedText text) {
        this.text = text;
    }

    static List<Claim> without(List<Claim> claims, FoldedText text) {
        if (claims.size() > MAX_CLAIMS) {
            return claims;
        }
        OtherConnections others = new OtherConnections(text);
        if (claims.stream().noneMatch(claim -> speaksOfConnection(claim) && others.isOther(claim))) {
            return claims;
        }
        return claims.stream()
                .filter(claim -> !speaksOfConnection(claim) || others.isOfMail(claim))
                .toList();
    }

    private static boolean speaksOfConnection(Claim claim) {
        String layer = claim.cause().layer();
        return (layer.equals("network") || layer.equals("tls"))
                && claim.weight() != Weight.SENTENCE
                && claim.weight() != Weight.CODE;
    }

    private boolean isOther(Claim claim) {
        List<String> ports = ports(claim);
        if (ports.stream().anyMatch(MAIL_PORTS::contains)) {
            return false;
        }
        if (ports.stream().anyMatch(OTHER_PORTS::contains)) {
            return true;
        }
        String around = around(claim);
        return OTHER_PROGRAMS.stream().anyMatch(around::contains)
                && MAIL_WORDS.stream().noneMatch(around::contains);
    }

    /** Beside the failure of another connection a failure has to show that it is one of mail. */
    private boolean isOfMail(Claim claim) {
        return !isOther(claim)
                && (ports(claim).stream().anyMatch(MAIL_PORTS::contains)
                        || MAIL_WORDS.stream().anyMatch(around(claim)::contains));
    }

    private List<String> ports(Claim claim) {
        return PortNumbers.between(
                text,
                Math.max(lineStart(claim.start()), claim.start() - NEAR),
                Math.min(lineEnd(claim.end()), claim.end() + NEAR));
    }

    /** The line of the claim and the one before it. */
    private String around(Claim claim) {
        int start = Math.max(lineStart(lineStart(claim.start()) - 1), claim.start() - AROUND);
        return text.subSequence(start, lineEnd(claim.end()));
    }

    private int lineStart(int at) {
        int start = Math.max(at, 0);
        int limit = Math.max(0, at - AROUND);
        while (start > limit && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        int end = at;
        int limit = Math.min(text.length(), at + AROUND);
        while (end < limit && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
