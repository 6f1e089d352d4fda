package org.smtpmedic.core.probe.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;

/**
 * What stands at one selector.
 *
 * @param aliases the names that its CNAME leads to, in order
 */
record DkimSelector(String name, List<String> aliases, State state) {
    private static final int MOST_ALIASES = 8;
    private static final List<String> OLD_FORM = List.of(".onmicrosoft.com", ".onmicrosoft.us", ".onmschina.cn");
    private static final String NEW_FORM = "-v1.dkim.mail.microsoft";

    sealed interface State {
        record HasKey(DkimKey key) implements State {}

        /** There is nothing at all. */
        record Absent() implements State {}

        /** Its CNAME leads to a name without a key. */
        record Dangling() implements State {}

        record Circle() implements State {}

        record Unresolved(String reason) implements State {}

        record Silent(Duration waited) implements State {}
    }

    static DkimSelector of(String selector, DomainName domain, DnsLookup lookup) {
        String name = selector + "._domainkey." + domain;
        return switch (lookup.ask(name, RecordType.TXT)) {
            case Answer.Found found -> {
                List<String> texts = found.records(DnsRecord.Text.class).stream()
                        .map(DnsRecord.Text::text)
                        .toList();
                yield new DkimSelector(name, found.path().aliases(), new State.HasKey(DkimKey.of(texts)));
            }
            case Answer.NoData(Answer.Path path) -> without(name, path);
            case Answer.NoName(Answer.Path path) -> without(name, path);
            case Answer.Failure(String reason) ->
                new DkimSelector(
                        name,
                        List.of(),
                        leadsInCircle(name, lookup) ? new State.Circle() : new State.Unresolved(reason));
            case Answer.Timeout(Duration waited) -> new DkimSelector(name, List.of(), new State.Silent(waited));
        };
    }

    boolean isUsable() {
        return state instanceof State.HasKey(DkimKey.Usable key) && key.isAccepted();
    }

    /** How Microsoft writes the target, if it is one of theirs. */
    Optional<String> microsoftForm() {
        return aliases.stream()
                .map(alias -> alias.toLowerCase(Locale.ROOT))
                .flatMap(alias -> form(alias).stream())
                .findFirst();
    }

    private static Optional<String> form(String alias) {
        if (alias.endsWith(NEW_FORM)) {
            return Optional.of("Microsoft 365, form since May 2025");
        }
        return OLD_FORM.stream().anyMatch(alias::endsWith)
                ? Optional.of("Microsoft 365, older form")
                : Optional.empty();
    }

    private static DkimSelector without(String name, Answer.Path path) {
        return new DkimSelector(
                name, path.aliases(), path.aliases().isEmpty() ? new State.Absent() : new State.Dangling());
    }

    /** Resolvers give up on a circle with a plain failure; one alias at a time it shows. */
    private static boolean leadsInCircle(String name, DnsLookup lookup) {
        String at = name.toLowerCase(Locale.ROOT);
        var seen = new HashSet<String>();
        while (seen.add(at) && seen.size() <= MOST_ALIASES) {
            List<DnsRecord.Name> next = lookup.ask(at, RecordType.CNAME).records(DnsRecord.Name.class);
            if (next.isEmpty()) {
                return false;
            }
            at = next.getFirst().name();
        }
        return true;
    }
}
