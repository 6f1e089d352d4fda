package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.diagnosis.Diagnosis.Ranked;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class SeveralErrorsTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.\n";
    private static final String SECURITY_DEFAULTS =
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.\n";
    private static final String SEND_AS =
            "554 5.2.252 SendAsDenied; scanner@contoso.com not allowed to send as boss@contoso.com\n";
    private static final String NO_RECIPIENT =
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TENANT_OFF        | SECURITY_DEFAULTS | security-defaults-lock    | tenant-smtp-auth-disabled
            SECURITY_DEFAULTS | TENANT_OFF        | tenant-smtp-auth-disabled | security-defaults-lock
            NO_RECIPIENT      | SEND_AS           | send-as-denied            | recipient-not-found
            SEND_AS           | NO_RECIPIENT      | send-as-denied            | recipient-not-found
            TENANT_OFF        | NO_RECIPIENT      | tenant-smtp-auth-disabled | recipient-not-found
            NO_RECIPIENT      | TENANT_OFF        | tenant-smtp-auth-disabled | recipient-not-found
            """)
    void all_are_found_and_the_one_to_fix_first_leads(String first, String second, String leads, String follows) {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(words(first) + "some other lines\n" + words(second));

        assertThat(diagnosis.ranked())
                .first()
                .extracting(ranked -> ranked.cause().id())
                .isEqualTo(leads);
        assertThat(diagnosis.ranked())
                .filteredOn(Ranked::separate)
                .extracting(ranked -> ranked.cause().id())
                .containsExactly(follows);
    }

    @Test
    void another_reading_of_the_same_reply_is_not_another_error() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(TENANT_OFF);

        assertThat(diagnosis.ranked()).hasSizeGreaterThan(1).noneMatch(Ranked::separate);
    }

    @Test
    void a_list_of_what_can_happen_is_no_verdict() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose("""
                0x800CCC0D the host was not found
                0x800CCC0E cannot connect
                0x800CCC0F the connection was dropped
                0x800CCC1A no SSL connection
                """);

        assertThat(diagnosis.outcome()).isInstanceOf(Outcome.Ambiguous.class);
    }

    private static String words(String name) {
        return switch (name) {
            case "TENANT_OFF" -> TENANT_OFF;
            case "SECURITY_DEFAULTS" -> SECURITY_DEFAULTS;
            case "SEND_AS" -> SEND_AS;
            case "NO_RECIPIENT" -> NO_RECIPIENT;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
