package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;

/** The demo's story, told by an ordinary mail client. */
class StoryTest {

    @Test
    void each_opened_gate_uncovers_the_next_until_the_mail_leaves() throws Exception {
        try (var simulator = Lab.start(Gates.storyStart())) {
            assertThat(send(simulator))
                    .isEqualTo(
                            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is"
                                    + " disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.");

            simulator.set(GateSwitch.MAILBOX.open(simulator.gates()));
            assertThat(send(simulator))
                    .isEqualTo("535 5.7.139 Authentication unsuccessful, user is locked by your"
                            + " organization's security defaults policy. Contact your administrator.");

            simulator.set(GateSwitch.SECURITY_DEFAULTS.open(simulator.gates()));
            assertThat(send(simulator))
                    .isEqualTo("535 5.7.139 Authentication unsuccessful, the request did not meet the"
                            + " criteria to be authenticated successfully. Contact your administrator.");

            simulator.set(GateSwitch.CONDITIONAL_ACCESS.open(simulator.gates()));
            assertThat(send(simulator)).startsWith("accepted");
            assertThat(simulator.gates().smtpAuthTenant()).isFalse();
        }
    }

    @Test
    void after_the_retirement_a_token_still_works_where_a_password_does_not() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen().withBasicRetired(true));
                var client = RawClient.secure(simulator)) {
            assertThat(client.login(Lab.USER, Lab.PASSWORD))
                    .isEqualTo("550 5.7.30 Basic authentication is not supported for Client Submission." + Lab.TRAILER);
            assertThat(client.bearer(Lab.USER, Lab.TOKEN)).startsWith("235 ");
        }
    }

    private static String send(M365Simulator simulator) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.socketFactory", simulator.clientSockets());
        Session session = Session.getInstance(properties);
        var message = new MimeMessage(session);
        message.setFrom(Lab.USER);
        message.setSubject("scan");
        message.setText("page 1\n.\npage 2");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(simulator.host(), simulator.port(), Lab.USER, Lab.PASSWORD);
            transport.sendMessage(message, InternetAddress.parse("someone@example.com"));
            return "accepted";
        } catch (MessagingException e) {
            return Lab.withoutTrailer(String.valueOf(e.getMessage()).strip());
        }
    }
}
