package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLoginsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/smtp-test user@contoso.com Password1|/smtp-test user@contoso.com [password removed]",
                "user@contoso.com Password1|user@contoso.com [password removed]",
                "user@contoso.com   hunter2 |user@contoso.com   [password removed]",
                "user@contoso.com Tr0ub4dor&3|user@contoso.com [password removed]",
                "P@ssw0rd|[password removed]",
                "/smtp-test Summer2026!|/smtp-test [password removed]"
            })
    void a_login_that_is_the_whole_message_is_masked(String typed, String masked) {
        assertThat(Paste.of(typed).masked().value()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/smtp-test",
                "/smtp-test  ",
                "/smtp-test scanner@contoso.com",
                "/smtp-test smtp.office365.com:587",
                "scanner@contoso.com smtp.office365.com",
                "scanner@contoso.com 587",
                "scanner@contoso.com other@contoso.com",
                "scanner@contoso.com fails",
                "scanner@contoso.com cannot send since Monday2",
                "AADSTS50076",
                "Office365",
                "5.7.139",
                "https://aka.ms/Smtp_auth?X=1",
                "First.Last2+tag@contoso.com"
            })
    void what_is_no_login_stays(String typed) {
        assertThat(Paste.of(typed).masked().value()).isEqualTo(typed);
    }
}
