package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class DiagnosisPropertiesTest {

    private static final Diagnostician DIAGNOSTICIAN =
            new Diagnostician(CatalogueLoader.load(Path.of("src/test/resources/small-catalogue")));
    private static final String SECRET = "Sw0rdf1sh-77";
    private static final List<String> SCRAPS = List.of(
            "535 5.7.139 ",
            "the user credentials were incorrect",
            "SmtpClientAuthentication is disabled for the Tenant",
            "5.7.57",
            "535-",
            "\n",
            "\r\n",
            "\\n",
            "> ",
            "b'",
            "'",
            "\"",
            "&quot;",
            "&#39;",
            "&amp;",
            "=\n",
            "=20",
            "=",
            "\u001b[31m",
            "\\u0027",
            "\\u00",
            "\u200b",
            "AUTH PLAIN ",
            "334 UGFzc3dvcmQ6\n",
            "eyJhbGciOiJub25lIn0.e30.x",
            "password=",
            "pass: ",
            "Bearer ",
            "smtp://a:b@c",
            "://",
            "[",
            "x.prod.outlook.com 2026-11-20T08:15:30.123Z]",
            "AADSTS",
            "50126",
            ".",
            "5.",
            "\ufdfa",
            "\ud83d",
            "\u0130",
            "a\u0301",
            " ");

    @Property(tries = 500)
    void any_text_is_diagnosed_without_a_throw_and_with_evidence_in_its_place(@ForAll String text) {
        check(text);
    }

    @Property(tries = 1500)
    void texts_of_scraps_are_diagnosed_without_a_throw_and_with_evidence_in_their_place(@ForAll("scraps") String text) {
        check(text);
    }

    @Property(tries = 500)
    void a_planted_password_shows_nowhere(@ForAll("scraps") String before, @ForAll("scraps") String after) {
        String text = before.replace("\"", "").replace("'", "") + "\nMAIL_PASSWORD=" + SECRET + "\n" + after;
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(text);

        assertThat(diagnosis.masked().value()).doesNotContain(SECRET);
        assertThat(diagnosis.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain(Ascii.lower(SECRET));
        assertThat(ClassificationJson.of(NullNode.instance, diagnosis).toString())
                .doesNotContain(SECRET);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(30).map(list -> String.join("", list));
    }

    private static void check(String text) {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(text);
        int end = 0;
        for (SecretSpan secret : diagnosis.secrets()) {
            assertThat(secret.start()).isGreaterThanOrEqualTo(end).isLessThan(secret.end());
            end = secret.end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
        for (SmtpReply reply : diagnosis.replies()) {
            assertThat(reply.start()).isBetween(0, reply.end());
            assertThat(reply.end()).isLessThanOrEqualTo(text.length());
        }
        for (Ranked ranked : diagnosis.ranked()) {
            assertThat(ranked.confidence()).isBetween(0.0, 1.0);
            assertThat(ranked.evidence()).isNotEmpty().allSatisfy(evidence -> check(text, diagnosis, evidence));
        }
    }

    private static void check(String text, Diagnosis diagnosis, Evidence evidence) {
        assertThat(evidence.start()).isBetween(0, evidence.end() - 1);
        assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
        assertThat(diagnosis.secrets())
                .noneMatch(secret -> secret.start() < evidence.end() && evidence.start() < secret.end());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\n",
                "5",
                "5.",
                "535 ",
                "535-\n",
                "535 5.7.139 ",
                "'",
                "b'",
                "\\",
                "&amp;",
                "&",
                "=\n",
                "\u001b[",
                "[",
                "://",
                "://a:b@",
                "password=",
                "password=$",
                "password=\"",
                "password='x,",
                "pass: a b ",
                "334 UGFzc3dvcmQ6\n",
                "AUTH PLAIN AAAA",
                "eyJ.",
                "Q~",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "login('",
                " -u ",
                "the user credentials were ",
                "SmtpClientAuthentication is disabled for the ",
                "domain of sender does not exist 553 ",
                "a@a.a",
                "a.a-a.",
                "AADSTS1 ",
                "\u0130",
                "\ufdfa",
                "\ud55c",
                "user=",
                "auth login for a@"
            })
    void a_hostile_megabyte_takes_little_time(String scrap) {
        String text = scrap.repeat(Paste.MAX_LENGTH / scrap.length());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatCode(() -> DIAGNOSTICIAN.diagnose(text)).doesNotThrowAnyException());
    }
}
