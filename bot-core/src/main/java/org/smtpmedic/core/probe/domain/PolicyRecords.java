package org.smtpmedic.core.probe.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** The one TXT record of a name that begins with a certain version, such as {@code v=DMARC1}. */
sealed interface PolicyRecords {

    /** There is exactly one. */
    record Found(String text, TagList tags, List<Fact> facts) implements PolicyRecords {}

    /** There is none. */
    record Missing(List<Fact> facts) implements PolicyRecords {}

    /** There is something else than one, or it is not known; it has been judged. */
    record Judged(Finding finding) implements PolicyRecords {}

    static PolicyRecords ask(DnsLookup lookup, String name, String version) {
        return switch (lookup.ask(name, RecordType.TXT)) {
            case Answer.Found found -> of(found, name, version);
            case Answer.NoData(Answer.Path path) -> new Missing(List.of(Finding.dnssec(path)));
            case Answer.NoName(Answer.Path path) -> new Missing(List.of(Finding.dnssec(path)));
            case Answer.Failure failure ->
                new Judged(Finding.unresolved(List.of(), RecordType.TXT, name, failure.reason()));
            case Answer.Timeout timeout -> new Judged(Finding.silent(List.of(), timeout.waited()));
        };
    }

    /** {@code found} judges the one record, {@code missing} its absence. */
    default Finding judged(Function<Found, Finding> found, Function<List<Fact>, Finding> missing) {
        return switch (this) {
            case Found one -> found.apply(one);
            case Missing none -> missing.apply(none.facts());
            case Judged judged -> judged.finding();
        };
    }

    private static PolicyRecords of(Answer.Found found, String name, String version) {
        List<String> texts = found.records(DnsRecord.Text.class).stream()
                .map(DnsRecord.Text::text)
                .toList();
        List<String> right = texts.stream().filter(t -> begins(t, version)).toList();
        List<Fact> facts = Stream.concat(
                        right.stream().map(t -> Finding.fact("Record at " + name, t)),
                        Stream.of(Finding.dnssec(found.path())))
                .toList();
        if (right.size() > 1) {
            return new Judged(Finding.failed(
                    facts, "There are " + right.size() + " records at " + name + "; with more than one, none counts."));
        }
        if (right.size() == 1) {
            return new Found(right.getFirst(), TagList.of(right.getFirst()), facts);
        }
        String lower = version.toLowerCase(Locale.ROOT);
        Optional<String> almost = texts.stream()
                .filter(t -> begins(t.strip().toLowerCase(Locale.ROOT), lower))
                .findFirst();
        return almost.<PolicyRecords>map(text -> new Judged(Finding.failed(
                        List.of(Finding.fact("Record at " + name, text), Finding.dnssec(found.path())),
                        "The record at " + name + " has to begin with " + version
                                + " in exactly these letters; as it is, it does not count.")))
                .orElseGet(() -> new Missing(facts));
    }

    private static boolean begins(String text, String version) {
        return text.startsWith(version)
                && (text.length() == version.length() || " ;\t".indexOf(text.charAt(version.length())) >= 0);
    }
}
