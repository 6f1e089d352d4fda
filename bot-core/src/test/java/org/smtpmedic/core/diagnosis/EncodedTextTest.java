package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class EncodedTextTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());
    private static final String WORDS =
            "Ihre Nachricht konnte nicht zugestellt werden.\n550 5.7.60 SMTP; Client does not have permissions to send as this sender\n";

    @Test
    void a_part_in_base64_is_read() {
        String mail = report(base64(WORDS));

        assertThat(primary(mail)).isEqualTo("send-as-denied");
    }

    @Test
    void evidence_in_base64_points_into_the_part() {
        String mail = report(base64(WORDS));

        var evidence =
                DIAGNOSTICIAN.diagnose(mail).best().orElseThrow().evidence().getFirst();

        assertThat(evidence.start()).isGreaterThan(mail.indexOf("base64"));
        assertThat(evidence.end()).isLessThanOrEqualTo(mail.indexOf("--boundary--"));
    }

    @Test
    void a_part_with_a_secret_in_it_is_not_read() {
        String mail = report(base64(WORDS + "\npassword=Wint3r-is-coming-2026!\n"));

        assertThat(DIAGNOSTICIAN.diagnose(mail).best()).isEmpty();
    }

    @Test
    void encoded_words_of_a_header_are_read() {
        String header = "Subject: =?utf-8?B?"
                + base64("550 5.7.60 SMTP; Client does not have permissions").strip()
                + "?=\n =?utf-8?Q?_to_send_as_this_sender?=\n";

        assertThat(primary(header)).isEqualTo("send-as-denied");
    }

    @Property
    void no_encoding_is_too_broken_to_be_read(@ForAll String noise) {
        String mail = report(noise) + "=?" + noise + "?B?" + noise + "?=" + WORDS;

        assertThat(primary(mail)).isEqualTo("send-as-denied");
    }

    private static String report(String body) {
        return "MIME-Version: 1.0\nContent-Type: multipart/report; boundary=boundary\n\n--boundary\n"
                + "Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n" + body
                + "\n--boundary--\n";
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String primary(String text) {
        return DIAGNOSTICIAN.diagnose(text).best().orElseThrow().cause().id();
    }
}
