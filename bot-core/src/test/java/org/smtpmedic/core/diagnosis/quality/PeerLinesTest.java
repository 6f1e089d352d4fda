package org.smtpmedic.core.diagnosis.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** The kinds of line that other classifiers were measured on ({@code docs/diagnosis-quality.md}). */
class PeerLinesTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u00a7', textBlock = """
            tenant-smtp-auth-disabled  | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.
            security-defaults-lock     | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.
            policy-criteria-not-met    | 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.
            security-defaults-lock     | 530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.
            client-not-authenticated   | 530 5.7.57 Client not authenticated to send mail.
            mailbox-smtp-auth-disabled | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.
            generic-535-5-7-3          | 535 5.7.3 Authentication unsuccessful
            bad-credentials            | 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.
            basic-auth-retired         | 550 5.7.30 Basic authentication is not supported for Client Submission.
            federated-sts-unreachable  | 535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.
            send-as-denied             | 550 5.7.60 SMTP; Client does not have permissions to send as this sender
            send-as-denied             | 554 5.2.252 SendAsDenied; scanner@contoso.com not allowed to send as boss@contoso.com
            concurrent-connections     | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded
            submission-quota-exceeded  | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to a permanent exception
            tls-version-rejected       | 421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.
            restricted-sender          | 550 5.1.8 Access denied, bad outbound sender
            aadsts                     | AADSTS7000215: Invalid client secret provided.
            relay-tenant-attribution   | 550 5.7.64 TenantAttribution; Relay Access Denied
            policy-criteria-not-met    | jakarta.mail.AuthenticationFailedException: 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.
            security-defaults-lock     | smtplib.SMTPAuthenticationError: (535, b"5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.")
            client-login-denied-opaque | curl: (67) Login denied
            connection-timeout         | java.net.SocketTimeoutException: connect timed out
            """)
    void each_line_is_named(String cause, String line) {
        assertThat(DIAGNOSTICIAN.diagnose(line).best().orElseThrow().cause().id())
                .isEqualTo(cause);
    }
}
