package org.smtpmedic.core.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.dns.ZoneServer;

@Timeout(60)
class DomainProbeTest {
    private static final String KEY = Probed.key(2048);
    private static final String MX = "contoso-com.mail.protection.outlook.com";

    private final ZoneServer dns = ZoneServer.start()
            .txt("spf.protection.outlook.com", "v=spf1 ip4:198.51.100.0/24 -all")
            .a(MX, "198.51.100.7");

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void a_healthy_tenant_passes_every_stage() {
        String target = "-contoso-com._domainkey.contoso.onmicrosoft.com";
        dns.a("contoso.com", "192.0.2.1")
                .mx("contoso.com", 0, MX)
                .txt("contoso.com", "v=spf1 include:spf.protection.outlook.com -all")
                .cname("selector1._domainkey.contoso.com", "selector1" + target)
                .cname("selector2._domainkey.contoso.com", "selector2" + target)
                .txt("selector1" + target, "v=DKIM1; k=rsa; p=" + KEY + ";")
                .txt("selector2" + target, "v=DKIM1; k=rsa; p=" + KEY)
                .txt("_dmarc.contoso.com", "v=DMARC1; p=quarantine; rua=mailto:dmarc@contoso.com")
                .txt("_mta-sts.contoso.com", "v=STSv1; id=20260101T000000;")
                .txt("_smtp._tls.contoso.com", "v=TLSRPTv1; rua=mailto:tls@contoso.com");

        Probed results = probe("contoso.com");

        assertThat(results.results())
                .allSatisfy(r -> assertThat(r.outcome())
                        .as(r.stage() + ": " + r.explanation())
                        .isEqualTo(new Outcome.Passed()));
        assertThat(results.results()).hasSize(7);
        assertThat(Probed.facts(results.of(Stage.DKIM))).contains("RSA key of 2048 bits", "older form");
        assertThat(Probed.facts(results.of(Stage.SPF)))
                .contains("DNS lookups: 1 of 10", "Includes spf.protection.outlook.com: yes", "gets: fail");
        assertThat(Probed.facts(results.of(Stage.MX))).contains("receives for this domain", "198.51.100.7");
        assertThat(results.of(Stage.MTA_STS).explanation()).contains("was not fetched");
    }

    @Test
    void a_name_that_does_not_exist_fails_plainly() {
        Probed results = probe("contoso.com");

        assertFailed(results.of(Stage.ADDRESSES), "does not exist");
        assertFailed(results.of(Stage.MX), "does not exist");
        assertFailed(results.of(Stage.SPF), "no SPF record");
        assertFailed(results.of(Stage.DMARC), "no DMARC record");
        assertWarning(results.of(Stage.DKIM), "no key at selector1 or selector2");
        assertWarning(results.of(Stage.MTA_STS), "optional");
        assertWarning(results.of(Stage.TLS_RPT), "optional");
    }

    @Test
    void a_broken_zone_is_neither_there_nor_missing() {
        for (String name : List.of(
                "contoso.com",
                "selector1._domainkey.contoso.com",
                "_dmarc.contoso.com",
                "_mta-sts.contoso.com",
                "_smtp._tls.contoso.com")) {
            dns.broken(name);
        }

        assertThat(probe("contoso.com").results()).allSatisfy(result -> assertFailed(result, "SERVFAIL"));
    }

    @Test
    void silence_ends_in_time_and_is_called_silence() {
        for (String name : List.of(
                "contoso.com",
                "selector1._domainkey.contoso.com",
                "_dmarc.contoso.com",
                "_mta-sts.contoso.com",
                "_smtp._tls.contoso.com")) {
            dns.silent(name);
        }

        assertThat(probe("contoso.com").results()).allSatisfy(result -> {
            assertThat(result.outcome()).as(result.stage().title()).isInstanceOf(Outcome.Silent.class);
            assertThat(result.took()).isLessThan(result.stage().deadline());
        });
    }

    @Test
    void international_domains_are_asked_for_in_ascii() {
        dns.txt("_dmarc.xn--mnchen-3ya.example", "v=DMARC1; p=reject; rua=mailto:a@m\u00fcnchen.example");

        assertThat(probe("m\u00fcnchen.example").of(Stage.DMARC).outcome()).isNotInstanceOf(Outcome.Failed.class);
    }

    @Test
    void the_microsoft_key_names_of_2025_are_known() {
        String target = "-contoso-com._domainkey.contoso.n-v1.dkim.mail.microsoft";
        for (String selector : List.of("selector1", "selector2")) {
            dns.cname(selector + "._domainkey.contoso.com", selector + target)
                    .txt(selector + target, "v=DKIM1; k=rsa; p=" + KEY);
        }

        StageResult result = probe("contoso.com").of(Stage.DKIM);

        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        assertThat(Probed.facts(result)).contains("form since May 2025");
    }

    @Test
    void a_subdomain_without_a_policy_has_that_of_the_domain_above() {
        dns.txt("_dmarc.contoso.com", "v=DMARC1; p=reject; sp=none; rua=mailto:a@contoso.com");

        StageResult result = probe("shop.eu.contoso.com").of(Stage.DMARC);

        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        assertThat(Probed.facts(result)).contains("Policy of: contoso.com (for its subdomains)", "Policy: none");
    }

    @Test
    void useless_policy_announcements_fail() {
        dns.txt("_mta-sts.contoso.com", "v=STSv1;").txt("_smtp._tls.contoso.com", "v=TLSRPTv1; rua=tls@contoso.com");

        Probed results = probe("contoso.com");

        assertFailed(results.of(Stage.MTA_STS), "no \"id\"");
        assertFailed(results.of(Stage.TLS_RPT), "no mailto: or https: address");
    }

    private Probed probe(String domain) {
        return Probed.run(dns, domain);
    }

    private static void assertFailed(StageResult result, String words) {
        assertThat(result.outcome()).as(result.explanation()).isInstanceOf(Outcome.Failed.class);
        assertThat(result.explanation()).contains(words);
    }

    private static void assertWarning(StageResult result, String words) {
        assertThat(result.outcome()).as(result.explanation()).isEqualTo(new Outcome.Warning());
        assertThat(result.explanation()).contains(words);
    }
}
