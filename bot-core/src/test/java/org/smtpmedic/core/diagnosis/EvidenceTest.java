package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.smtpmedic.core.diagnosis.Diagnosis.Evidence;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class EvidenceTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
                    + "Visit https://aka.ms/smtp_auth_disabled for more information. "
                    + "[AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-21T08:14:07.000Z 08DE28E5A1B2C3D4]";

    @Test
    void several_wordings_of_one_cause_prove_it_together() {
        assertThat(evidence(TENANT_OFF).text())
                .isEqualTo(
                        "SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled");
    }

    @Test
    void the_surroundings_start_and_end_at_a_word() {
        Evidence evidence = evidence(TENANT_OFF);

        assertThat(evidence.before()).isEqualTo("535 5.7.139 Authentication unsuccessful, ");
        assertThat(evidence.after())
                .isEqualTo(
                        " for more information. [AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-21T08:14:07.000Z …");
    }

    @Test
    void the_surroundings_of_a_transcript_are_whole_lines() {
        String dialogue =
                "<- 250-smtp.contoso.com Hello somebody who has a long name in this line\n-> AUTH LOGIN\n<- 334 VXNlcm5hbWU6\n<** ";

        Evidence evidence = evidence(dialogue + TENANT_OFF + "\n-> QUIT\n" + "<- 221 2.0.0 bye ".repeat(10));

        assertThat(evidence.before()).startsWith("-> AUTH LOGIN\n");
        assertThat(evidence.text()).contains("is disabled for the Tenant");
    }

    @Test
    void a_secret_that_reaches_into_the_surroundings_is_left_out_whole() {
        Evidence evidence = evidence("password=Wint3r-is-coming-2026!xyz " + TENANT_OFF);

        assertThat(evidence.before())
                .isEqualTo("password=[password removed] 535 5.7.139 Authentication unsuccessful, ");
    }

    private static Evidence evidence(String text) {
        return DIAGNOSTICIAN.diagnose(text).best().orElseThrow().evidence().getFirst();
    }
}
