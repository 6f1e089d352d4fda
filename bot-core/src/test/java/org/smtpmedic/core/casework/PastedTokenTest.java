package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.testkit.SettableClock;

/** Tokens in a paste: masked by the diagnosis, read by the offline check, repeated by nobody. */
class PastedTokenTest {
    private static final InstantSource CLOCK = new SettableClock(java.time.Instant.parse("2026-11-21T10:00:00Z"));
    private static final String SEAL = "c2VhbC1vZi10aGUtcGxhbnRlZC10b2tlbg";
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "in order | {\"aud\":\"https://outlook.office.com\",\"scp\":\"SMTP.Send\",\"exp\":1795300000} | FOR_A_PERSON",
                "app | {\"aud\":\"https://outlook.office365.com\",\"roles\":[\"SMTP.SendAsApp\"],\"exp\":1795300000} | FOR_AN_APP",
                "graph | {\"aud\":\"https://graph.microsoft.com\",\"scp\":\"Mail.Send\",\"exp\":1795300000} | FOR_A_PERSON",
                "expired | {\"aud\":\"https://outlook.office.com\",\"scp\":\"SMTP.Send\",\"exp\":1} | FOR_A_PERSON",
                "markup | {\"aud\":\"<!channel> *x* https://evil.example\",\"scp\":\"SMTP.Send\",\"exp\":1} | FOR_A_PERSON",
                "absurd time | {\"aud\":\"x\",\"scp\":\"SMTP.Send\",\"exp\":99999999999999999999} | FOR_A_PERSON",
                "wrong types | {\"aud\":{},\"scp\":[[[]]],\"roles\":\"x\",\"exp\":\"soon\"} | ANY",
            })
    void a_token_is_read_masked_and_not_repeated(String name, String claims, String kind) {
        String token = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "." + encoded(claims) + "." + SEAL;
        for (String paste : List.of(token, "AUTH failed with\nBearer " + token + "\n", xoauth2(token))) {
            var diagnosis = DIAGNOSTICIAN.diagnose(paste);
            var report = new PastedTokens(CLOCK).read(paste, diagnosis.secrets());

            assertThat(diagnosis.masked().value()).as(name).doesNotContain(SEAL, encoded(claims));
            assertThat(report).as(name + " in " + paste).isPresent();
            assertThat(report.orElseThrow().toString()).doesNotContain(SEAL, encoded(claims), token);
            if (!kind.equals("ANY")) {
                assertThat(report.orElseThrow().kind()).isEqualTo(TokenReport.Kind.valueOf(kind));
            }
        }
    }

    @Test
    void a_huge_token_ends_in_a_sentence() {
        String token =
                encoded("{\"alg\":\"none\"}") + "." + encoded("{\"scp\":\"" + "x".repeat(900_000) + "\"}") + "." + SEAL;
        var report = new PastedTokens(CLOCK)
                .read(token, DIAGNOSTICIAN.diagnose(token).secrets());
        assertThat(report.map(TokenReport::kind)).contains(TokenReport.Kind.BROKEN);
    }

    @Test
    void a_password_is_no_token() {
        String paste = "password=Sommer2026!";
        assertThat(new PastedTokens(CLOCK)
                        .read(paste, DIAGNOSTICIAN.diagnose(paste).secrets()))
                .isEmpty();
    }

    private static String xoauth2(String token) {
        return "AUTH XOAUTH2 "
                + Base64.getEncoder()
                        .encodeToString(("user=scanner@contoso.com\1auth=Bearer " + token + "\1\1")
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
