package org.smtpmedic.core.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.dns.ZoneServer;

/** What each stage says of zones as they are found in the wild. */
@Timeout(30)
class StageStoriesTest {
    private static final String DOMAIN = "contoso.com";
    private static final String SELECTOR = "selector1._domainkey.contoso.com";
    private static final String SELECTOR_2 = "selector2._domainkey.contoso.com";
    private static final String DMARC = "_dmarc.contoso.com";
    private static final String MICROSOFT = "include:spf.protection.outlook.com";

    enum End {
        PASSED,
        WARNING,
        FAILED
    }

    static Stream<Arguments> mx() {
        return Stream.of(
                story("a null MX", z -> z.mx(DOMAIN, 0, ""), End.WARNING, "accepts no mail"),
                story(
                        "an alias",
                        z -> z.mx(DOMAIN, 10, "mail.contoso.com")
                                .cname("mail.contoso.com", "host.example.com")
                                .a("host.example.com", "192.0.2.1"),
                        End.WARNING,
                        "alias (CNAME)"),
                story("an address", z -> z.mx(DOMAIN, 10, "192.0.2.1"), End.FAILED, "has to name a host"),
                story("a name without address", z -> z.mx(DOMAIN, 10, "gone.contoso.com"), End.FAILED, "no address"),
                story("no MX but an address", z -> z.a(DOMAIN, "192.0.2.1"), End.WARNING, "no MX record"),
                story("neither", z -> z.txt(DOMAIN, "hello"), End.FAILED, "neither an MX record"),
                story(
                        "one of two dead",
                        z -> z.mx(DOMAIN, 10, "gone.contoso.com")
                                .mx(DOMAIN, 5, "a.contoso.com")
                                .a("a.contoso.com", "2001:db8::1"),
                        End.WARNING,
                        "gone.contoso.com has no address"));
    }

    static Stream<Arguments> spf() {
        return Stream.of(
                story("two records", spf("v=spf1 -all", "v=spf1 " + MICROSOFT + " -all"), End.FAILED, "2 SPF records"),
                story("other text only", spf("hello"), End.FAILED, "no SPF record"),
                story("everybody", spf("v=spf1 " + MICROSOFT + " +all"), End.WARNING, "anybody in the world"),
                story("no default", spf("v=spf1 " + MICROSOFT), End.WARNING, "should end in -all"),
                story("no Microsoft", spf("v=spf1 ip4:192.0.2.1 -all"), End.WARNING, "does not include"),
                story("pointers", spf("v=spf1 ptr " + MICROSOFT + " -all"), End.WARNING, "ptr"),
                story("a typing error", spf("v=spf1 includ:spf.protection.outlook.com -all"), End.FAILED, "includ:"),
                story("a bad address", spf("v=spf1 ip4:1.2.3.999 -all"), End.FAILED, "1.2.3.999"),
                story(
                        "a dash of a word processor",
                        spf("v=spf1 " + MICROSOFT + " \\226\\128\\147all"),
                        End.FAILED,
                        "must not have"),
                story(
                        "an include of nothing",
                        spf("v=spf1 include:gone.contoso.com -all"),
                        End.FAILED,
                        "gone.contoso.com"),
                story("itself", spf("v=spf1 include:contoso.com -all"), End.FAILED, "includes itself"),
                story("a redirect to itself", spf("v=spf1 redirect=contoso.com"), End.FAILED, "includes itself"),
                story(
                        "three voids",
                        spf("v=spf1 a:x.contoso.com a:y.contoso.com a:z.contoso.com " + MICROSOFT + " -all"),
                        End.FAILED,
                        "3 lookups"),
                story(
                        "two voids",
                        spf("v=spf1 a:x.contoso.com a:y.contoso.com " + MICROSOFT + " -all"),
                        End.PASSED,
                        "within its limits"),
                story("ten lookups", includes(9), End.PASSED, "within its limits"),
                story("fourteen lookups", includes(13), End.FAILED, "takes 14 DNS lookups"),
                story("upper case", spf("V=SPF1 INCLUDE:SPF.PROTECTION.OUTLOOK.COM -ALL"), End.PASSED, "valid"),
                story(
                        "a broken include",
                        z -> spf("v=spf1 include:b.contoso.com -all").accept(z.broken("b.contoso.com")),
                        End.FAILED,
                        "SERVFAIL"));
    }

    static Stream<Arguments> dkim() {
        String target = "selector1-contoso-com._domainkey.contoso.onmicrosoft.com";
        return Stream.of(
                story("a dangling alias", z -> z.cname(SELECTOR, target), End.FAILED, "without a key"),
                story(
                        "a circle",
                        z -> z.cname(SELECTOR, SELECTOR_2).cname(SELECTOR_2, SELECTOR),
                        End.FAILED,
                        "in a circle"),
                story("withdrawn", z -> z.txt(SELECTOR, "v=DKIM1; k=rsa; p="), End.FAILED, "withdrawn"),
                story("a refused key", keys(512), End.FAILED, "only 512 bits"),
                story("a weak key", keys(1024), End.WARNING, "2048 are advised"),
                story(
                        "a cut key",
                        z -> z.txt(SELECTOR, "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7"),
                        End.FAILED,
                        "cut off"),
                story("no tags", z -> z.txt(SELECTOR, "p=;;k=rsa v=DKIM1"), End.FAILED, "unusable"),
                story(
                        "two records",
                        z -> z.txt(SELECTOR, "v=DKIM1; p=").txt(SELECTOR, "v=DKIM1; p="),
                        End.FAILED,
                        "2 records"),
                story(
                        "the key of another",
                        z -> z.cname(SELECTOR, "selector1-fabrikam-com._domainkey.fabrikam.onmicrosoft.com")
                                .txt(
                                        "selector1-fabrikam-com._domainkey.fabrikam.onmicrosoft.com",
                                        "p=" + Probed.key(2048)),
                        End.WARNING,
                        "another selector or domain"));
    }

    static Stream<Arguments> dmarc() {
        return Stream.of(
                story(
                        "two records",
                        z -> z.txt(DMARC, "v=DMARC1; p=none").txt(DMARC, "v=DMARC1; p=reject"),
                        End.FAILED,
                        "2 records"),
                story("wrong case", z -> z.txt(DMARC, "v=dmarc1; p=none"), End.FAILED, "exactly these letters"),
                story("no policy", z -> z.txt(DMARC, "v=DMARC1; rua=mailto:x@contoso.com"), End.FAILED, "no p= tag"),
                story("a bad policy", z -> z.txt(DMARC, "v=DMARC1; p=block"), End.FAILED, "none, quarantine or reject"),
                story("another record by a wildcard", z -> z.txt(DMARC, "v=spf1 -all"), End.FAILED, "no DMARC record"),
                story("no reports", z -> z.txt(DMARC, "v=DMARC1; p=reject"), End.WARNING, "Nobody gets reports"),
                story(
                        "watching",
                        z -> z.txt(DMARC, "v=DMARC1; p=none; rua=mailto:x@contoso.com"),
                        End.PASSED,
                        "only watches"),
                story(
                        "an alias",
                        z -> z.cname(DMARC, "d.example.com")
                                .txt("d.example.com", "v=DMARC1;p=reject;rua=mailto:a@contoso.com"),
                        End.PASSED,
                        "in force"),
                story(
                        "a stranger's reports",
                        z -> z.txt(DMARC, "v=DMARC1; p=none; rua=mailto:a@fabrikam.com"),
                        End.WARNING,
                        "has not agreed"),
                story(
                        "an agreed stranger",
                        z -> z.txt(DMARC, "v=DMARC1; p=none; rua=mailto:a@fabrikam.com")
                                .txt("contoso.com._report._dmarc.fabrikam.com", "v=DMARC1"),
                        End.PASSED,
                        "only watches"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mx(String name, Consumer<ZoneServer> zone, End end, String words) {
        check(Stage.MX, zone, end, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void spf(String name, Consumer<ZoneServer> zone, End end, String words) {
        check(Stage.SPF, zone, end, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void dkim(String name, Consumer<ZoneServer> zone, End end, String words) {
        check(Stage.DKIM, zone, end, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void dmarc(String name, Consumer<ZoneServer> zone, End end, String words) {
        check(Stage.DMARC, zone, end, words);
    }

    private static void check(Stage stage, Consumer<ZoneServer> zone, End end, String words) {
        try (ZoneServer dns = ZoneServer.start()) {
            dns.txt("spf.protection.outlook.com", "v=spf1 ip4:198.51.100.0/24 -all");
            zone.accept(dns);
            StageResult result = Probed.run(dns, DOMAIN).of(stage);
            assertThat(result.explanation()).as(Probed.facts(result)).contains(words);
            assertThat(end(result.outcome())).as(result.explanation()).isEqualTo(end);
        }
    }

    private static End end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> End.PASSED;
            case Outcome.Warning _ -> End.WARNING;
            case Outcome.Failed _ -> End.FAILED;
            case Outcome.Silent _, Outcome.NotTested _ -> throw new AssertionError(outcome);
        };
    }

    private static Consumer<ZoneServer> spf(String... records) {
        return zone -> Stream.of(records).forEach(record -> zone.txt(DOMAIN, record));
    }

    private static Consumer<ZoneServer> includes(int count) {
        return zone -> {
            String terms = IntStream.range(0, count)
                    .peek(i -> zone.txt("i" + i + ".contoso.com", "v=spf1 ip4:192.0.2." + i + " -all"))
                    .mapToObj(i -> "include:i" + i + ".contoso.com ")
                    .reduce("", String::concat);
            zone.txt(DOMAIN, "v=spf1 " + terms + MICROSOFT + " -all");
        };
    }

    private static Consumer<ZoneServer> keys(int bits) {
        String record = "v=DKIM1; k=rsa; p=" + Probed.key(bits);
        return zone -> zone.txt(SELECTOR, record).txt(SELECTOR_2, record);
    }

    private static Arguments story(String name, Consumer<ZoneServer> zone, End end, String words) {
        return Arguments.of(name, zone, end, words);
    }
}
