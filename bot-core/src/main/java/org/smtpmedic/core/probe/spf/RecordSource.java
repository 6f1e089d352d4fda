package org.smtpmedic.core.probe.spf;

import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** Finds a domain's SPF record among its TXT records (RFC 7208, sections 4.3 to 4.5). */
final class RecordSource {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private final DnsLookup lookup;

    RecordSource(DnsLookup lookup) {
        this.lookup = lookup;
    }

    /** The text of the one record; empty where there is none, or where {@code domain} cannot have one. */
    Optional<String> recordOf(String domain) throws SpfProblem {
        if (!canExist(domain)) {
            return Optional.empty();
        }
        return switch (lookup.ask(domain, RecordType.TXT)) {
            case Answer.Found found -> theOne(found.records(DnsRecord.Text.class), domain);
            case Answer.NoData _, Answer.NoName _ -> Optional.empty();
            case Answer.Failure failure -> throw TermQuestions.unanswered(domain, RecordType.TXT, failure.reason());
            case Answer.Timeout _ -> throw TermQuestions.unanswered(domain, RecordType.TXT, "no answer");
        };
    }

    private static Optional<String> theOne(List<DnsRecord.Text> texts, String domain) throws SpfProblem {
        List<String> records = texts.stream()
                .map(DnsRecord.Text::text)
                .filter(SpfParser::isSpf)
                .toList();
        if (records.size() > 1) {
            throw SpfProblem.permanent(domain + " has " + records.size() + " SPF records");
        }
        return records.stream().findFirst();
    }

    private static boolean canExist(String domain) {
        List<String> labels = List.of(domain.split("\\.", -1));
        return domain.length() <= LONGEST_NAME
                && labels.size() > 1
                && labels.stream().allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL);
    }
}
