package org.smtpmedic.core.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|587|a@contoso.com|secret|a@contoso.com|b@example.com|host",
                "smtp office|587|a@contoso.com|secret|a@contoso.com|b@example.com|host",
                "smtp.office365.com|0|a@contoso.com|secret|a@contoso.com|b@example.com|port",
                "smtp.office365.com|65536|a@contoso.com|secret|a@contoso.com|b@example.com|port",
                "smtp.office365.com|587|''|secret|a@contoso.com|b@example.com|user",
                "smtp.office365.com|587|a@contoso.com|''|a@contoso.com|b@example.com|password",
                "smtp.office365.com|587|a@contoso.com|secret|contoso.com|b@example.com|sender",
                "smtp.office365.com|587|a@contoso.com|secret|a@contoso.com|'b@example.com,c@example.com'|recipient",
            })
    void what_cannot_work_is_refused_by_name(
            String host, int port, String user, String password, String sender, String recipient, String name) {
        assertThatThrownBy(() -> target(host, port, user, password, sender, recipient))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " must ");
    }

    @ParameterizedTest
    @CsvSource({"recipient,'b@example.com\r\nRSET'", "recipient,b@example.com>", "recipient,B <b@example.com>"})
    void an_address_cannot_carry_a_command(String name, String recipient) {
        assertThatThrownBy(
                        () -> target("smtp.office365.com", 587, "a@contoso.com", "secret", "a@contoso.com", recipient))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " must ");
    }

    private static SubmissionTarget target(
            String host, int port, String user, String password, String sender, String recipient) {
        return new SubmissionTarget(
                host, port, user, new Secret(password.toCharArray()), sender, recipient, Optional.empty());
    }
}
