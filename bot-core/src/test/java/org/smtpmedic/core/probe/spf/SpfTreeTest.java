package org.smtpmedic.core.probe.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsRecord;

/** What an evaluation shows of the way to its verdict. */
class SpfTreeTest {
    private static final Map<String, String> RECORDS = Map.of(
            "contoso.com", "v=spf1 a:gone.contoso.com include:mail.contoso.com include:fabrikam.com -all",
            "mail.contoso.com", "v=spf1 ip4:192.0.2.0/24 include:deep.contoso.com ?all",
            "deep.contoso.com", "v=spf1 exists:nowhere.contoso.com mx ~all",
            "fabrikam.com", "v=spf1 ip6:2001:db8::/32 redirect=mail.contoso.com");

    @Test
    void each_branch_knows_its_lookups_and_those_that_found_nothing() {
        SpfBranch root = evaluate(SpfLimits.COUNTING).tree();

        assertThat(root.steps())
                .extracting(SpfBranch.Step::term)
                .containsExactly("a:gone.contoso.com", "include:mail.contoso.com", "include:fabrikam.com");
        assertThat(root.steps()).extracting(SpfBranch.Step::lookups).containsExactly(1, 4, 5);
        assertThat(root.steps()).extracting(SpfBranch.Step::voids).containsExactly(1, 2, 2);
        assertThat(root.lookups()).isEqualTo(10);
        assertThat(root.voids()).isEqualTo(5);
        SpfBranch deep = root.steps()
                .get(1)
                .below()
                .orElseThrow()
                .steps()
                .getFirst()
                .below()
                .orElseThrow();
        assertThat(deep.domain()).isEqualTo("deep.contoso.com");
        assertThat(deep.verdict()).isEqualTo(SpfVerdict.SOFTFAIL);
        assertThat(deep.record()).contains(RECORDS.get("deep.contoso.com"));
    }

    @Test
    void the_reason_names_the_term_that_decided() {
        assertThat(evaluate(SpfLimits.COUNTING).reason()).isEqualTo("\"-all\" in the record of contoso.com matches");
        assertThat(evaluate(SpfLimits.STANDARD).reason()).isEqualTo("more than 2 of its DNS lookups find nothing");
    }

    private static SpfResult evaluate(SpfLimits limits) {
        var evaluator = new SpfEvaluator(
                (name, type) -> switch (type) {
                    case TXT ->
                        new Answer.Found(
                                List.of(new DnsRecord.Text(RECORDS.getOrDefault(name, ""))), Answer.Path.DIRECT);
                    case A, AAAA, CNAME, MX, PTR -> new Answer.NoName(Answer.Path.DIRECT);
                },
                limits);
        return evaluator.evaluate(new SpfCheck(
                InetAddress.ofLiteral("203.0.113.9"),
                "anna",
                "contoso.com",
                "helo.example.com",
                "mx.example.com",
                Instant.EPOCH));
    }
}
