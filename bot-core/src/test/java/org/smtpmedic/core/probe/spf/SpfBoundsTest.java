package org.smtpmedic.core.probe.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** Whatever stands in a record: a verdict comes, and it costs no more than the limits allow. */
class SpfBoundsTest {
    private static final int MOST_QUESTIONS = 150;
    private static final List<String> SCRAPS = List.of(
            "a",
            "mx",
            "ptr",
            "exists:",
            "include:",
            "redirect=",
            "exp=",
            "ip4:192.0.2.1",
            "ip6:2001:db8::",
            ":",
            "/24",
            "//64",
            "%{",
            "%{ir}",
            "%{p3r.}",
            "%{S}",
            "%{l99999r-+}",
            "}",
            "%%",
            "%",
            "example.com",
            ".",
            " ",
            " +",
            " -all",
            "~",
            "?",
            "=",
            "\u0000",
            "\u00ff",
            "\n",
            "999999999999999999999");

    @Property(tries = 1000)
    void any_bytes_get_a_verdict(@ForAll byte[] bytes) {
        evaluate("v=spf1 " + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 2000)
    void any_scraps_of_records_get_a_verdict(@ForAll("records") String record) {
        evaluate(record);
    }

    @Provide
    Arbitrary<String> records() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(60).map(scraps -> "v=spf1 " + String.join("", scraps));
    }

    /** Every name has this record and every other kind of record too: the worst that a zone can do. */
    private static void evaluate(String record) {
        var questions = new AtomicInteger();
        var evaluator = new SpfEvaluator(
                (name, type) -> {
                    assertThat(name.length()).isLessThanOrEqualTo(100_000);
                    questions.incrementAndGet();
                    return new Answer.Found(List.of(answer(type, record)), Answer.Path.DIRECT);
                },
                SpfLimits.STANDARD);
        SpfResult result = evaluator.evaluate(new SpfCheck(
                InetAddress.ofLiteral("2001:db8::1"), "postmaster", "example.com", "helo", "receiver", Instant.EPOCH));

        assertThat(result.verdict()).isNotEqualTo(SpfVerdict.NONE);
        assertThat(questions.get()).isLessThan(MOST_QUESTIONS);
        assertThat(result.tree().lookups()).isLessThanOrEqualTo(SpfLimits.STANDARD.lookups() + 1);
    }

    private static DnsRecord answer(RecordType type, String record) {
        return switch (type) {
            case A -> new DnsRecord.Address(InetAddress.ofLiteral("192.0.2.9"));
            case AAAA -> new DnsRecord.Address(InetAddress.ofLiteral("2001:db8::9"));
            case MX -> new DnsRecord.Exchange(10, "mx.example.com");
            case PTR, CNAME -> new DnsRecord.Name("ptr.example.com");
            case TXT -> new DnsRecord.Text(record);
        };
    }
}
