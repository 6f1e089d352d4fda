package org.smtpmedic.core.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.dns.PeerResolver;
import org.smtpmedic.core.probe.dns.WireResolver;

/** The stages against name servers that we did not write: BIND with the written zones, behind Unbound. */
@Timeout(60)
@Tag("name-servers")
class PeerZonesTest {
    @TempDir
    private static Path folder;

    private static PeerResolver peers;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        peers = PeerResolver.start(folder, Probed.key(2048));
    }

    @AfterAll
    static void stop() {
        peers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "good.test, MX, Passed, names and addresses",
        "good.test, SPF, Passed, within its limits",
        "good.test, DKIM, Passed, Both selectors",
        "good.test, DMARC, Passed, in force",
        "newform.test, DKIM, Passed, Both selectors",
        "dkim-dangling.test, DKIM, Warning, without a key",
        "dkim-revoked.test, DKIM, Failed, withdrawn",
        "dkim-weak.test, DKIM, Failed, cut off",
        "dkim-loop.test, DKIM, Failed, in a circle",
        "dkim-badtag.test, DKIM, Failed, unusable",
        "spf-10.test, SPF, Warning, does not include",
        "spf-11.test, SPF, Failed, takes 11 DNS lookups",
        "spf-deep.test, SPF, Failed, takes 13 DNS lookups",
        "spf-loop.test, SPF, Failed, includes itself",
        "spf-redirect-loop.test, SPF, Failed, includes itself",
        "spf-void2.test, SPF, Warning, does not include",
        "spf-void3.test, SPF, Failed, 3 lookups",
        "spf-mx11.test, SPF, Failed, more than 10 MX",
        "spf-two.test, SPF, Failed, 2 SPF records",
        "spf-none.test, SPF, Failed, no SPF record",
        "spf-nodata.test, SPF, Failed, no SPF record",
        "spf-type99.test, SPF, Failed, no SPF record",
        "spf-splitword.test, SPF, Passed, within its limits",
        "spf-split.test, SPF, Warning, does not include",
        "spf-plusall.test, SPF, Warning, anybody in the world",
        "spf-ptr.test, SPF, Warning, does not include",
        "spf-nodefault.test, SPF, Warning, should end in",
        "spf-badsyntax.test, SPF, Failed, includ:",
        "spf-bad-ip.test, SPF, Failed, 1.2.3.999",
        "spf-badinclude.test, SPF, Failed, nowhere.spf-badinclude.test",
        "spf-macro.test, SPF, Warning, does not include",
        "spf-temperror.test, SPF, Failed, SERVFAIL",
        "spf-upper.test, SPF, Warning, does not include",
        "spf-smartquote.test, SPF, Failed, must not have",
        "dmarc-none.test, DMARC, Failed, no DMARC record",
        "dmarc-two.test, DMARC, Failed, 2 records",
        "dmarc-wrongcase.test, DMARC, Failed, exactly these letters",
        "dmarc-nop.test, DMARC, Failed, no p= tag",
        "dmarc-badp.test, DMARC, Failed, 'none, quarantine or reject'",
        "dmarc-cname.test, DMARC, Warning, Nobody gets reports",
        "dmarc-ext.test, DMARC, Warning, has not agreed",
        "dmarc-wild.test, DMARC, Failed, no DMARC record",
        "huge.test, SPF, Passed, within its limits",
        "nullmx.test, MX, Warning, accepts no mail",
        "mx-cname.test, MX, Warning, alias (CNAME)",
        "mx-ip.test, MX, Failed, has to name a host",
        "mx-none-a.test, MX, Warning, no MX record",
        "mx-gone.test, MX, Failed, no address",
        "broken.test, MX, Failed, SERVFAIL",
        "badsig.test, SPF, Failed, DNSSEC BOGUS",
        "xn--mnchen-3ya.test, SPF, Warning, does not include",
        "gone.spf-none.test, ADDRESSES, Failed, does not exist",
    })
    void every_zone_gets_the_verdict_that_it_was_written_for(String zone, Stage stage, String end, String words) {
        StageResult result = probe(zone).of(stage);

        assertThat(result.explanation()).as(Probed.facts(result)).contains(words);
        assertThat(result.outcome().getClass().getSimpleName())
                .as(result.explanation())
                .isEqualTo(end);
    }

    @Test
    void what_is_signed_is_shown_as_validated() {
        assertThat(Probed.facts(probe("signed.test").of(Stage.MX))).contains("DNSSEC: validated");
        assertThat(Probed.facts(probe("good.test").of(Stage.MX))).contains("DNSSEC: not signed");
    }

    @Test
    void a_silent_name_server_is_silence() {
        assertThat(probe("dead.test").of(Stage.MX).outcome()).isInstanceOf(Outcome.Silent.class);
    }

    private static Probed probe(String domain) {
        return Probed.run(new WireResolver(List.of(peers.address()), Duration.ofSeconds(2)), domain);
    }
}
