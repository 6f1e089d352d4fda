package org.smtpmedic.core.probe.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.PlainText;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads a resolver's message. What does not lead from the question to a record is passed over. */
final class MessageReader {
    private static final int MOST_ALIASES = 16;
    private static final int MOST_REASON = 200;

    private final Message message;
    private final Name asked;
    private final int type;

    MessageReader(Message message, Name asked, int type) {
        this.message = message;
        this.asked = asked;
        this.type = type;
    }

    Answer answer() {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new Answer.Failure(failure(code));
        }
        List<Name> aliases = aliases();
        if (aliases.size() > MOST_ALIASES) {
            return new Answer.Failure("its aliases lead on and on, or in a circle");
        }
        var path = new Answer.Path(
                aliases.stream().map(WireNames::text).toList(),
                message.getHeader().getFlag(Flags.AD));
        Name owner = aliases.isEmpty() ? asked : aliases.getLast();
        List<DnsRecord> records =
                answers(owner, type).flatMap(r -> record(r).stream()).toList();
        if (!records.isEmpty()) {
            return new Answer.Found(records, path);
        }
        return code == Rcode.NXDOMAIN ? new Answer.NoName(path) : new Answer.NoData(path);
    }

    private List<Name> aliases() {
        var aliases = new ArrayList<Name>();
        Optional<Name> next = type == Type.CNAME ? Optional.empty() : target(asked);
        while (next.isPresent() && aliases.size() <= MOST_ALIASES) {
            aliases.add(next.get());
            next = target(next.get());
        }
        return aliases;
    }

    private Optional<Name> target(Name owner) {
        return answers(owner, Type.CNAME)
                .filter(CNAMERecord.class::isInstance)
                .map(record -> ((CNAMERecord) record).getTarget())
                .findFirst();
    }

    private Stream<Record> answers(Name owner, int wanted) {
        return message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == wanted && record.getName().equals(owner));
    }

    private static Optional<DnsRecord> record(Record record) {
        return switch (record) {
            case ARecord a -> Optional.of(new DnsRecord.Address(a.getAddress()));
            case AAAARecord aaaa -> Optional.of(new DnsRecord.Address(aaaa.getAddress()));
            case MXRecord mx -> Optional.of(new DnsRecord.Exchange(mx.getPriority(), WireNames.text(mx.getTarget())));
            case CNAMERecord cname -> Optional.of(new DnsRecord.Name(WireNames.text(cname.getTarget())));
            case PTRRecord ptr -> Optional.of(new DnsRecord.Name(WireNames.text(ptr.getTarget())));
            case TXTRecord txt -> Optional.of(new DnsRecord.Text(joined(txt)));
            default -> Optional.empty();
        };
    }

    private static String joined(TXTRecord record) {
        var text = new StringBuilder();
        record.getStringsAsByteArrays().forEach(b -> text.append(new String(b, StandardCharsets.ISO_8859_1)));
        return text.toString();
    }

    private String failure(int code) {
        String detail = Optional.ofNullable(message.getOPT()).stream()
                .flatMap(MessageReader::extended)
                .findFirst()
                .map(text -> " (" + text + ")")
                .orElse("");
        return PlainText.of(Rcode.string(code) + detail, MOST_REASON);
    }

    private static Stream<String> extended(OPTRecord options) {
        return options.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                .filter(ExtendedErrorCodeOption.class::isInstance)
                .map(ExtendedErrorCodeOption.class::cast)
                .map(MessageReader::words);
    }

    private static String words(ExtendedErrorCodeOption error) {
        String name = ExtendedErrorCodeOption.text(error.getErrorCode()).replace('_', ' ');
        String text = Optional.ofNullable(error.getText()).orElse("");
        return text.isBlank() ? name : name + ": " + text;
    }
}
