package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class DiagnosticianTest {

    private static final Diagnostician DIAGNOSTICIAN =
            new Diagnostician(CatalogueLoader.load(Path.of("src/test/resources/small-catalogue")));

    private static Diagnosis diagnose(String text) {
        return DIAGNOSTICIAN.diagnose(text);
    }

    private static String cause(String text) {
        return diagnose(text).best().map(best -> best.cause().id()).orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled",
                "(535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.')",
                "535-5.7.139 Authentication unsuccessful, SmtpClientAuthentication\n535 5.7.139 is disabled for the Tenant.",
                "S: 535-5.7.139 SmtpClientAuthentication is\r\nS: 535 5.7.139 disabled for the Tenant",
                "> > 535 5.7.139 SmtpClientAuthentication is disa\n> > bled for the Tenant.",
                "SMTPCLIENTAUTHENTICATION IS DISABLED FOR THE TENANT",
                "\"response\":\"535 5.7.139 SmtpClientAuthentication is\\r\\ndisabled for the Tenant\"",
                "SmtpClientAuthentication is disabled\\nfor the Tenant",
                "<td>SmtpClientAuthentication&nbsp;is disabled for the&#32;Tenant</td>",
                "SmtpClientAuthentication is disabled=\n for the=20Tenant=20",
                "\u001b[31mSmtpClientAuthentication\u001b[0m is disabled for the Tenant",
                "Smtp\u200bClient\u00adAuthentication is dis\u202eabled for the Tenant",
                "\uff33\uff4d\uff54\uff50ClientAuthentication is disabled for the Tenant",
                "\u300c535 5.7.139 SmtpClientAuthentication is disabled for the Tenant\u300d\u3068\u51fa\u307e\u3059",
                "SMTP AUTH is off for this tenant"
            })
    void the_same_words_are_found_in_every_wrapping(String text) {
        assertThat(cause(text)).isEqualTo("tenant-off");
    }

    @Test
    void the_inner_reply_of_a_compound_line_decides() {
        Diagnosis diagnosis = diagnose(
                "530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, "
                        + "user is locked by your organization\u2019s security defaults policy. "
                        + "[AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-20T08:15:30.123Z 08DE1B2C3D4E5F70]");

        assertThat(diagnosis.best().orElseThrow().cause().id()).isEqualTo("security-defaults");
        assertThat(diagnosis.decidingReply().flatMap(SmtpReply::code)).contains("535");
        assertThat(diagnosis.decidingReply().flatMap(SmtpReply::enhanced)).contains("5.7.139");
        assertThat(diagnosis.replies()).hasSize(2);
        assertThat(diagnosis.trailer()).hasValueSatisfying(trailer -> {
            assertThat(trailer.server()).contains("AM0PR02CA0012.EURPRD02.PROD.OUTLOOK.COM");
            assertThat(trailer.at()).contains(Instant.parse("2026-11-20T08:15:30.123Z"));
            assertThat(trailer.session()).contains("08DE1B2C3D4E5F70");
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            bad-credentials | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.
            generic-139     | 535 5.7.139 Authentication unsuccessful, the moon is full tonight.
            generic-139     | 530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful
            not-authenticated | 530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM
            not-authenticated | 530 5.7.57 Client not authenticated to send mail.
            generic-3       | The SMTP server requires a secure connection or the client was not authenticated. The server response was: 535 5.7.3 Authentication unsuccessful
            dotnet          | The SMTP server requires a secure connection or the client was not authenticated.
            ip-banned       | 550 5.7.612 Access denied, banned sending IP
            sender-domain   | 553 5.1.8 Domain of sender nobody@example.com does not exist
            elsewhere       | 535-5.7.8 Username and Password not accepted. support.google.com 535 5.7.8 - gsmtp
            dropped         | smtplib.SMTPServerDisconnected: Connection unexpectedly closed
            none            | 550 5.7.605 Access denied
            none            | test mail: 553 Domain of sender nobody@example.com does not exist
            none            | Domain of sender nobody@example.com does not exist
            none            | 451 5.7.3 STARTTLS is required
            none            | the user credentials were incorrectly written
            """)
    void the_strongest_evidence_decides(String expected, String text) {
        assertThat(cause(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.9.9 Something entirely new         | refused
            SMTP error: 421 Too busy                 | later attempt
            5.2.99 No idea                           | mailbox
            """)
    void a_reply_nobody_knows_is_explained_by_its_numbers(String text, String word) {
        assertThat(diagnose(text).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.meaning()).contains(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "How do I send mail from a scanner?",
                "220 smtp.example.com ESMTP\n250-STARTTLS\n250 OK\n235 2.7.0 Authentication successful\n250 2.0.0 OK\n221 2.0.0 Bye",
                "HTTP 403 Forbidden",
                "The request returned HTTP/1.1 500 Internal Server Error",
                "Exim 4.94.2, PHPMailer 5.2.23 and nodemailer/5.1.10 on 192.0.2.5",
                "It took 535 seconds, from 12:05:35 to 12:14:30, and cost 550 euros",
                "see 5.7.139.12 or 15.7.139 or 5.7.1390"
            })
    void no_error_is_invented(String text) {
        assertThat(diagnose(text).outcome()).isEqualTo(new Outcome.NoError());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            microsoft365 | 535 5.7.139 Authentication unsuccessful [AM0PR02CA0012.eurprd02.prod.outlook.com]
            outlook.com  | smtp-mail.outlook.com: 535 5.7.139 Authentication unsuccessful
            gmail        | 535-5.7.8 Username and Password not accepted - gsmtp
            gmail        | 535 5.7.8 Username and Password not accepted
            other        | mail.fabrikam.com:587 says 530 5.7.57 Client not authenticated to send mail.
            none         | How do I send mail from a scanner?
            """)
    void the_server_that_speaks_is_named(String provider, String text) {
        assertThat(diagnose(text).provider().id()).isEqualTo(provider);
    }

    @Test
    void clues_are_picked_up() {
        Diagnosis diagnosis =
                diagnose("smtplib: connecting to smtp.office365.com:587\nAUTH XOAUTH2 user=crm@contoso.com\n"
                        + "554 5.2.252 SendAsDenied; crm@contoso.com not allowed to send as info@contoso.com");

        assertThat(diagnosis.clues().host()).contains("smtp.office365.com");
        assertThat(diagnosis.clues().port()).contains(587);
        assertThat(diagnosis.clues().mechanism()).contains("XOAUTH2");
        assertThat(diagnosis.clues().library()).contains("Python smtplib");
        assertThat(diagnosis.clues().login()).contains("crm@contoso.com");
        assertThat(diagnosis.clues().sender()).contains("info@contoso.com");
        assertThat(diagnose("AADSTS50126: no").clues().aadsts()).contains("50126");
    }

    @Test
    void a_text_beyond_the_limit_is_cut() {
        assertThat(Paste.of("x".repeat(Paste.MAX_LENGTH + 1)).truncated()).isTrue();
        assertThat(cause("x ".repeat(Paste.MAX_LENGTH / 2) + " the user credentials were incorrect"))
                .isEqualTo("none");
    }
}
