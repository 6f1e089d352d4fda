package org.smtpmedic.core.probe.spf;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/**
 * The zone data of one scenario of the openspf suite. As the suite wants it, what is listed as type SPF is also there as
 * TXT, unless TXT is listed itself.
 */
final class SuiteZone implements DnsLookup {
    private static final int LONGEST_LABEL = 63;

    private final Map<String, List<JsonNode>> zone = new HashMap<>();

    SuiteZone(JsonNode zonedata) {
        zonedata.properties().forEach(entry -> {
            List<JsonNode> records = new ArrayList<>();
            entry.getValue().forEach(records::add);
            zone.put(entry.getKey().toLowerCase(Locale.ROOT), records);
        });
    }

    @Override
    public Answer ask(String name, RecordType type) {
        return ask(name, type, new ArrayList<>());
    }

    private Answer ask(String name, RecordType type, List<String> aliases) {
        String key = name.toLowerCase(Locale.ROOT);
        if (List.of(key.split("\\.", -1)).stream().anyMatch(l -> l.isEmpty() || l.length() > LONGEST_LABEL)) {
            return new Answer.NoName(Answer.Path.DIRECT);
        }
        List<JsonNode> records = zone.get(key);
        if (records == null) {
            return new Answer.NoName(new Answer.Path(aliases, false));
        }
        List<JsonNode> values = values(records, type);
        if (!values.isEmpty()) {
            return new Answer.Found(
                    values.stream().map(v -> record(type, v)).toList(), new Answer.Path(aliases, false));
        }
        if (records.stream().anyMatch(r -> r.asText().equals("TIMEOUT"))) {
            return new Answer.Timeout(Duration.ZERO);
        }
        for (JsonNode record : records) {
            if (record.has("CNAME")) {
                String target =
                        record.get("CNAME").asText().toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
                if (aliases.contains(target)) {
                    return new Answer.Failure("SERVFAIL");
                }
                aliases.add(target);
                return ask(target, type, aliases);
            }
        }
        return new Answer.NoData(new Answer.Path(aliases, false));
    }

    private static List<JsonNode> values(List<JsonNode> records, RecordType type) {
        boolean ownText = records.stream().anyMatch(r -> r.has("TXT"));
        String key = type == RecordType.TXT && !ownText ? "SPF" : type.name();
        return records.stream()
                .filter(r -> r.has(key))
                .map(r -> r.get(key))
                .filter(value -> !value.asText().equals("NONE"))
                .toList();
    }

    private static DnsRecord record(RecordType type, JsonNode value) {
        return switch (type) {
            case A, AAAA -> new DnsRecord.Address(InetAddress.ofLiteral(value.asText()));
            case CNAME, PTR -> new DnsRecord.Name(value.asText().replaceAll("\\.$", ""));
            case MX -> new DnsRecord.Exchange(value.get(0).asInt(), value.get(1).asText());
            case TXT -> new DnsRecord.Text(text(value));
        };
    }

    /** A character of the file above 127 stands for a byte, written as an escape in it. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        var whole = new StringBuilder();
        value.forEach(part -> whole.append(part.asText()));
        return new String(whole.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
}
