package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class MentionsTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If an e-mail could not be sent, the machine prints a report.",
                "In case the email could not be sent, call the service.",
                "The lamp blinks when the test email could not be sent.",
                "Falls E-Mail-Versand fehlgeschlagen, Bericht drucken",
                "Failed to send email: 0",
                "failed_to_send_email = 12",
                "} catch (javax.mail.AuthenticationFailedException e) {",
                "import javax.net.ssl.SSLHandshakeException;",
                "except smtplib.SMTPAuthenticationError:"
            })
    void a_condition_a_counter_and_a_handler_report_nothing(String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The email could not be sent.",
                "When I press the button: email could not be sent",
                "I do not know if it is the firewall. Failed to send email",
                "Failed to send email: 535",
                "Failed to send email: 3 attempts",
                "javax.mail.AuthenticationFailedException: failed",
                "smtplib.SMTPAuthenticationError"
            })
    void a_report_is_one(String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best()).isPresent();
    }
}
