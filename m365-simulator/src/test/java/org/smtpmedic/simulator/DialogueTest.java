package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.simulator.gates.Gates;

class DialogueTest {
    private M365Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Lab.start(Gates.allOpen());
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    @Test
    void the_banner_and_the_greeting_are_those_of_exchange_online() throws IOException {
        try (var client = RawClient.connect(simulator)) {
            assertThat(client.hear())
                    .matches("220 [A-Z0-9]+\\.outlook\\.office365\\.com Microsoft ESMTP MAIL Service ready at"
                            + " Sat, 21 Nov 2026 09:08:07 \\+0000 \\[08D[0-9A-F]{13}]");
            assertThat(client.ask("EHLO device.contoso.com")).isEqualTo("""
                    250-FR0P281CA0042.outlook.office365.com Hello [127.0.0.1]
                    250-SIZE 157286400
                    250-PIPELINING
                    250-DSN
                    250-ENHANCEDSTATUSCODES
                    250-STARTTLS
                    250-8BITMIME
                    250-BINARYMIME
                    250-CHUNKING
                    250 SMTPUTF8""");
        }
    }

    @Test
    void login_and_xoauth2_are_offered_after_starttls_only() throws IOException {
        try (var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(client.ask("EHLO device.contoso.com")).doesNotContain("AUTH");
            assertThat(client.ask("STARTTLS")).isEqualTo("220 2.0.0 SMTP server ready");
            client.startTls(simulator);
            assertThat(client.ask("EHLO device.contoso.com"))
                    .contains("\n250-AUTH LOGIN XOAUTH2\n")
                    .doesNotContain("STARTTLS");
        }
    }

    @Test
    void a_mail_passes_from_login_to_queue() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
            assertThat(client.ask(RawClient.base64(Lab.USER))).isEqualTo("334 UGFzc3dvcmQ6");
            assertThat(client.ask(RawClient.base64(Lab.PASSWORD))).isEqualTo("235 2.7.0 Authentication successful");
            assertThat(client.ask("MAIL FROM:<scanner@contoso.com> SIZE=120")).isEqualTo("250 2.1.0 Sender OK");
            assertThat(client.ask("RCPT TO:<someone@example.com>")).isEqualTo("250 2.1.5 Recipient OK");
            assertThat(client.ask("DATA")).isEqualTo("354 Start mail input; end with <CRLF>.<CRLF>");
            client.send("Subject: hello\r\n\r\n..dot\r\n.\r");
            assertThat(client.ask("not yet\r\n."))
                    .matches("250 2\\.0\\.0 OK <\\S+@\\S+> \\[Hostname=\\S+\\.PROD\\.OUTLOOK\\.COM]");
            assertThat(client.ask("QUIT")).isEqualTo("221 2.0.0 Service closing transmission channel");
            assertThat(client.hear()).isEqualTo("(closed)");
        }
    }

    @Test
    void a_mail_passes_in_chunks() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            client.ask("MAIL FROM:<scanner@contoso.com>");
            client.ask("RCPT TO:<someone@example.com>");
            client.send("BDAT 6\r\nSubjec");
            assertThat(client.hear()).isEqualTo("250 2.6.0 CHUNK received OK, 6 octets");
            client.send("BDAT 9 LAST\r\nt: hello\n");
            assertThat(client.hear()).startsWith("250 2.0.0 OK <");
        }
    }

    @Test
    void the_user_name_may_come_with_the_command() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.ask("AUTH LOGIN " + RawClient.base64(Lab.USER))).isEqualTo("334 UGFzc3dvcmQ6");
            assertThat(client.ask(RawClient.base64(Lab.PASSWORD))).startsWith("235 ");
        }
    }

    @Test
    void the_bearer_may_come_with_the_command_or_after_it() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.bearer(Lab.USER, Lab.TOKEN)).startsWith("235 ");
        }
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.ask("AUTH XOAUTH2")).isEqualTo("334 ");
            assertThat(client.ask(
                            RawClient.base64("user=" + Lab.USER + "\u0001auth=Bearer " + Lab.TOKEN + "\u0001\u0001")))
                    .startsWith("235 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "user=scanner@contoso.com", "user=a\u0001auth=Basic x\u0001\u0001", "\u0001\u0001\u0001"})
    void a_bearer_of_another_form_is_refused(String payload) throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(Lab.withoutTrailer(client.ask("AUTH XOAUTH2 " + RawClient.base64(payload))))
                    .isIn("535 5.7.3 Authentication unsuccessful", "334 ");
        }
    }

    @Test
    void a_refusal_names_server_time_and_session() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.login(Lab.USER, "wrong"))
                    .isEqualTo("535 5.7.139 Authentication unsuccessful, the user credentials were incorrect."
                            + Lab.TRAILER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN AGEAYg==", "CRAM-MD5", "NTLM", "OAUTHBEARER", "DIGEST-MD5", ""})
    void other_mechanisms_are_not_known(String mechanism) throws IOException {
        try (var client = RawClient.secure(simulator)) {
            assertThat(client.ask("AUTH " + mechanism))
                    .isEqualTo("504 5.7.4 Unrecognized authentication type" + Lab.TRAILER);
        }
    }

    @Test
    void without_starttls_there_is_no_login_and_so_no_mail() throws IOException {
        try (var client = RawClient.connect(simulator)) {
            client.hear();
            client.ask("EHLO device.contoso.com");
            assertThat(client.ask("AUTH LOGIN")).startsWith("504 5.7.4 Unrecognized authentication type [");
            assertThat(client.ask("MAIL FROM:<scanner@contoso.com>"))
                    .startsWith("530 5.7.57 Client not authenticated to send mail. [");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<scanner@contoso.com>|503 5.5.2 Send hello first",
                "AUTH LOGIN|503 5.5.2 Send hello first",
                "STARTTLS|503 5.5.2 Send hello first",
                "EHLO|501 5.5.4 Invalid domain name",
                "EHLO my printer|501 5.5.4 Invalid domain name",
                "HELO under_score|501 5.5.4 Invalid domain name",
                "HELP|500 5.3.3 Unrecognized command",
                "GET / HTTP/1.1|500 5.3.3 Unrecognized command",
            })
    void before_hello(String command, String reply) throws IOException {
        try (var client = RawClient.connect(simulator)) {
            client.hear();
            assertThat(client.ask(command)).isEqualTo(reply + Lab.TRAILER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STARTTLS|503 5.5.1 Bad sequence of commands",
                "AUTH LOGIN|503 5.5.1 Bad sequence of commands",
                "RCPT TO:<someone@example.com>|503 5.5.1 Bad sequence of commands",
                "DATA|503 5.5.1 Bad sequence of commands",
                "MAIL FROM:scanner@contoso.com|501 5.1.7 Invalid address",
                "MAIL FROM:<scanner>|501 5.1.7 Invalid address",
                "MAIL TO:<scanner@contoso.com>|501 5.1.7 Invalid address",
                "MAIL FROM:<scanner@contoso.com> SIZE=999999999999|552 5.3.4 Message size exceeds fixed maximum message"
                        + " size",
                "BDAT many|501 5.5.4 Invalid arguments",
            })
    void after_login(String command, String reply) throws IOException {
        try (var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            assertThat(client.ask(command)).isEqualTo(reply + Lab.TRAILER);
        }
    }

    @Test
    void a_recipient_needs_an_address() throws IOException {
        try (var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            client.ask("MAIL FROM:<scanner@contoso.com>");
            assertThat(client.ask("RCPT TO:<>")).startsWith("501 5.1.3 Invalid address [");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "not base64!", "====", "é"})
    void a_user_name_that_is_no_base64_ends_the_login(String answer) throws IOException {
        try (var client = RawClient.secure(simulator)) {
            client.ask("AUTH LOGIN");
            assertThat(client.ask(answer)).startsWith("501 5.5.4 Invalid arguments [");
            assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 OK");
        }
    }

    @Test
    void sending_as_somebody_else_needs_the_permission() throws IOException {
        simulator.set(Gates.allOpen().withSendAs(false));
        try (var client = RawClient.secure(simulator)) {
            client.login(Lab.USER, Lab.PASSWORD);
            assertThat(submit(client, "boss@contoso.com"))
                    .startsWith("554 5.2.252 SendAsDenied; scanner@contoso.com not allowed to send as boss@contoso.com;"
                            + " STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied;")
                    .contains("[Hostname=");
            assertThat(submit(client, "Scanner@contoso.com")).startsWith("250 2.0.0 OK");
            simulator.set(Gates.allOpen());
            assertThat(submit(client, "boss@contoso.com")).startsWith("250 2.0.0 OK");
        }
    }

    private static String submit(RawClient client, String sender) throws IOException {
        client.ask("MAIL FROM:<" + sender + ">");
        client.ask("RCPT TO:<someone@example.com>");
        client.ask("DATA");
        return client.ask("Subject: x\r\n\r\nx\r\n.");
    }
}
