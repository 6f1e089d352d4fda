package org.smtpmedic.core.probe.spf;

import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** The domain owner's own words about a failure (RFC 7208, section 6.2). Whatever is wrong with them, they are left out. */
final class Explanation {
    private final DnsLookup lookup;
    private final MacroExpander expander;

    /** Where the words are: the {@code exp} of the record of {@code domain}. */
    record Source(MacroString target, String domain) {}

    Explanation(DnsLookup lookup, MacroExpander expander) {
        this.lookup = lookup;
        this.expander = expander;
    }

    Optional<String> text(Source source) {
        String name = expander.domain(source.target(), source.domain());
        List<DnsRecord.Text> texts = lookup.ask(name, RecordType.TXT).records(DnsRecord.Text.class);
        if (texts.size() != 1) {
            return Optional.empty();
        }
        String text = texts.getFirst().text();
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        try {
            return Optional.of(expander.text(MacroParser.text(text), source.domain()));
        } catch (SpfSyntaxException e) {
            return Optional.empty();
        }
    }
}
