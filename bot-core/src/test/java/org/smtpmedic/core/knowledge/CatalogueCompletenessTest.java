package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that the collected facts name is in the bundled catalogue. */
class CatalogueCompletenessTest {

    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();

    private static final String CAUSES = """
            aadsts account-has-issue account-locked address-syntax auth-mechanism-unsupported auth-temporary-failure
            bad-credentials bare-linefeed basic-auth-disabled basic-auth-retired client-credentials-missing
            client-invalid-server-reply client-login-denied-opaque client-no-auth-offer client-no-starttls-offer
            client-not-authenticated client-oauth-config client-refuses-plaintext-auth client-send-failed-opaque
            command-sequence command-unrecognized concurrent-connections connection-dropped connection-refused
            connection-timeout connector-restrict-mismatch daily-recipient-limit delivery-expired direct-send-rejected
            dmarc-reject-m365 dns-failure dotnet-secure-or-not-authenticated ehlo-invalid-domain federated-sts-no-https
            federated-sts-unreachable forest-connection-limit generic-535-5-7-139 generic-535-5-7-3
            gmail-unauthenticated helo-bad hve-app-not-allowed hve-external-recipient ip-banned mailbox-inaccessible
            mailbox-logon-failure mailbox-smtp-auth-disabled message-rate-limit message-too-large moera-ext-limit
            multiple-from oauth-invalid-permissions oauth-malformed-xoauth2 oauth-token-expired oauth-token-expiring
            org-config-disallows-auth other-provider-auth other-provider-reject outbound-spam-suspended
            outbound-throttle-as outlook-auth-level policy-criteria-not-met ptr-missing recipient-domain-dns-failure
            recipient-mailbox-full recipient-not-found recipient-rate-limit recipient-relay-access-denied
            recipient-requires-authenticated recipient-thread-limit relay-attr-temporary relay-denied-generic
            relay-non-accepted-domain relay-tenant-attribution relay-wrong-region restricted-connector restricted-sender
            rfc5322-noncompliant security-defaults-lock send-as-denied sender-banned sender-mailbox-full
            sender-throttled-bad-recipients sender-throttled-licence sender-throttled-mailbox-full
            sender-throttled-recipients sender-throttled-send-as server-reject-opaque service-not-available
            spam-abuse-detected spf-violation starttls-required submission-quota-exceeded temporary-server-error-prx
            tenant-allow-block-list tenant-ext-limit tenant-ext-limit-trial tenant-ip-reputation
            tenant-smtp-auth-disabled tenant-threshold tls-cert-untrusted tls-handshake-failed tls-hostname-mismatch
            tls-version-rejected tls-wrong-version-number too-many-recipients unregistered-domain
            """;

    @Test
    void every_cause_of_the_facts_is_there() {
        assertThat(CATALOGUE.causes().keySet()).contains(CAUSES.strip().split("\\s+"));
    }

    @Test
    void every_step_is_reachable_from_a_cause() {
        Set<String> reachable = reachable();

        assertThat(CATALOGUE.steps().keySet())
                .allSatisfy(id -> assertThat(reachable).contains(id));
    }

    @Test
    void every_gate_and_every_retirement_text_is_there() {
        assertThat(CATALOGUE.gates()).extracting(Gate::number).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(CATALOGUE.retirements())
                .containsKeys("smtp-basic-auth", "hve-basic-auth", "outlook-com-basic-auth", "legacy-tls", "ews");
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ST-MAILBOX-ON   | allow-smtp-auth-for-mailbox    | low      | Set-CASMailbox ~ -SmtpClientAuthenticationDisabled $false ~ Manage email apps ~ Get-CASMailbox
            ST-TENANT-ON    | allow-smtp-auth-for-tenant     | high     | Set-TransportConfig -SmtpClientAuthenticationDisabled $false ~ Turn off SMTP AUTH protocol ~ Get-TransportConfig
            ST-AUTHPOLICY   | check-authentication-policy    | none     | AuthenticationPolicy ~ DefaultAuthenticationPolicy ~ AllowBasicAuthSmtp
            ST-AUTHPOLICY   | allow-basic-smtp-for-one-user  | medium   | New-AuthenticationPolicy ~ -AllowBasicAuthSmtp ~ Set-User ~ STSRefreshTokensValidFrom
            ST-SECDEF 2     | replace-security-defaults      | high     | Manage security defaults
            ST-SECDEF 3     | turn-off-security-defaults     | critical | Manage security defaults ~ Properties
            ST-CA           | exclude-sender-from-one-policy | medium   | Exclude ~ Policies
            ST-CA           | set-named-location-for-sender  | medium   | location
            ST-CA           | guard-excluded-sender          | low      | policy
            ST-PERUSER-MFA  | relax-per-user-mfa-for-sender  | high     | Per-user MFA
            ST-PERUSER-MFA  | check-mfa-requirement          | none     | Authenticator
            ST-PERUSER-MFA  | create-app-password            | medium   | app password
            ST-CRED         | check-password-in-browser      | none     | outlook.office.com
            ST-CRED         | check-user-name                | none     | UserPrincipalName
            ST-CRED         | check-password-characters      | none     | $
            ST-CRED         | reset-password                 | low      | Reset password
            ST-UNLOCK       | stop-retrying-device           | none     | device
            ST-UNLOCK       | unlock-account                 | low      | lock
            ST-UNLOCK       | allow-sign-in                  | low      | sign-in
            ST-LICENCE      | check-licence                  | none     | RecipientTypeDetails
            ST-LICENCE      | assign-licence                 | low      | Licenses and apps
            ST-LICENCE      | use-service-user-for-shared-mailbox | low | Send
            ST-OAUTH-USER   | move-to-oauth-for-user         | low      | SMTP.Send
            ST-OAUTH-APP    | move-to-oauth-app-only         | medium   | SMTP.SendAsApp ~ New-ServicePrincipal ~ Add-MailboxPermission
            ST-OAUTH-APP    | scope-app-with-rbac            | low      | New-ManagementRoleAssignment
            ST-HVE          | use-high-volume-email          | low      | smtp.hve.mx.microsoft ~ Get-HVEAccountBillingPolicy ~ BillingPolicyValid
            ST-HVE          | allow-app-for-hve              | low      | Add-HVEAppAccess
            ST-ACS          | use-azure-communication-services | low    | smtp.azurecomm.net
            ST-RELAY        | use-relay-connector            | medium   | mail.protection.outlook.com ~ Connectors
            ST-RELAY        | check-connector                | none     | Get-InboundConnector
            ST-DIRECT       | use-direct-send                | medium   | connector
            ST-DIRECT       | allow-direct-send              | high     | RejectDirectSend $false
            ST-TLS          | use-starttls-on-587            | none     | STARTTLS ~ 587
            ST-TLS          | update-tls-client              | low      | TLS 1.2
            ST-LEGACYTLS    | use-legacy-tls-endpoint        | high     | AllowLegacyTLSClients $true ~ smtp-legacy.office365.com ~ GCC
            ST-SENDAS       | send-as-login                  | none     | From
            ST-SENDAS       | grant-send-as                  | low      | Add-RecipientPermission ~ SendAs ~ Get-RecipientPermission
            ST-SENDAS       | allow-sending-from-alias       | low      | SendFromAliasEnabled
            ST-UNBLOCK      | unblock-sender                 | medium   | Remove-BlockedSenderAddress ~ restrictedentities
            ST-UNBLOCK      | check-compromise               | none     | InboxRule
            ST-LIMITS       | check-sending-limits           | none     | Get-
            ST-LIMITS       | limit-connections              | none     | connections
            ST-LIMITS       | slow-down                      | none     | 30
            ST-LIMITS       | split-load                     | low      | Volume
            ST-NET          | test-connection                | none     | Test-NetConnection smtp.office365.com -Port 587
            ST-NET          | open-port-587                  | low      | 587
            ST-NET          | check-tls-inspection           | none     | proxy
            ST-EHLO         | set-ehlo-name                  | none     | mail.smtp.localhost
            ST-DNSAUTH      | publish-spf                    | low      | spf.protection.outlook.com
            ST-DNSAUTH      | enable-dkim                    | low      | DKIM
            ST-DNSAUTH      | publish-dmarc                  | low      | p=none
            ST-DIAG         | run-microsoft-diagnostics      | none     | SmtpClientDiag ~ aka.ms/smtprelay
            ST-LOG          | read-sign-in-log               | none     | Authenticated SMTP ~ Sign-in logs
            """)
    void every_step_of_the_facts_library_has_what_the_facts_give(String fact, String id, String risk, String words) {
        Step step = CATALOGUE.step(id).orElseThrow();

        assertThat(step.risk().level()).hasToString(risk.toUpperCase(java.util.Locale.ROOT));
        assertThat(step.role()).isNotBlank();
        assertThat(step.licence()).isNotBlank();
        assertThat(step.verify().look()).isNotBlank();
        assertThat(step.toString()).contains(words.split(" ~ "));
        assertThat(reachable()).contains(id);
    }

    @Test
    void whoever_changes_something_at_microsoft_is_told_how_long_it_takes_and_on_what_basis() {
        assertThat(CATALOGUE.steps().values())
                .filteredOn(step ->
                        step.kind() == Step.Kind.FIX && !step.powershell().isEmpty())
                .allSatisfy(step ->
                        assertThat(step.waiting()).describedAs(step.id()).isPresent());
        assertThat(CATALOGUE.step("allow-basic-smtp-for-one-user").flatMap(Step::waiting))
                .hasValueSatisfying(wait -> assertThat(wait.basis()).isEqualTo(Step.Wait.Basis.OFFICIAL));
        assertThat(CATALOGUE.step("allow-smtp-auth-for-mailbox").flatMap(Step::waiting))
                .hasValueSatisfying(wait -> assertThat(wait.basis()).isEqualTo(Step.Wait.Basis.PRACTICAL));
    }

    @Test
    void whatever_loosens_a_protection_names_something_safer() {
        assertThat(CATALOGUE.steps().values())
                .filteredOn(step ->
                        step.kind() == Step.Kind.FIX && step.risk().level().compareTo(Step.Risk.Level.MEDIUM) >= 0)
                .allSatisfy(
                        step -> assertThat(step.safer()).describedAs(step.id()).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}: {2} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            turn Security Defaults off, last       | security-defaults-lock     | turn-off-security-defaults
            after its safer alternatives           | security-defaults-lock     | move-to-oauth-for-user
            Authenticated SMTP for the mailbox     | mailbox-smtp-auth-disabled | allow-smtp-auth-for-mailbox
            the tenant switch                      | tenant-smtp-auth-disabled  | allow-smtp-auth-for-tenant
            legacy TLS, where TLS is the cause     | tls-version-rejected       | use-legacy-tls-endpoint
            exclude from the policy that failed    | policy-criteria-not-met    | exclude-sender-from-one-policy
            is MFA on the account                  | policy-criteria-not-met    | check-mfa-requirement
            an app password and its limits         | policy-criteria-not-met    | create-app-password
            wrong password                         | bad-credentials            | check-password-in-browser
            missing licence                        | sender-throttled-licence   | assign-licence
            shared mailbox without licence         | temporary-server-error-prx | use-service-user-for-shared-mailbox
            SPF                                    | spf-violation              | publish-spf
            DKIM                                   | dmarc-reject-m365          | enable-dkim
            DMARC                                  | outlook-auth-level         | publish-dmarc
            MFA for admins afterwards              | security-defaults-lock     | require-mfa-for-admins
            watch the sign-in log afterwards       | security-defaults-lock     | watch-sign-in-log
            only the mailboxes that need it        | tenant-smtp-auth-disabled  | review-smtp-auth-users
            """)
    void every_demand_of_the_source_documents_is_a_step_of_its_cause(String demand, String cause, String step) {
        assertThat(CATALOGUE.cause(cause).orElseThrow().steps())
                .describedAs(demand)
                .contains(step);
    }

    @Test
    void dangerous_steps_stand_behind_the_safer_ones() {
        List<String> faults = new ArrayList<>();
        for (Cause cause : CATALOGUE.causes().values()) {
            for (Step step : CATALOGUE.stepsOf(cause)) {
                if (step.risk().level().compareTo(Step.Risk.Level.HIGH) >= 0 && step.kind() == Step.Kind.FIX) {
                    int at = cause.steps().indexOf(step.id());
                    boolean saferBefore = step.safer().stream()
                            .map(cause.steps()::indexOf)
                            .anyMatch(other -> other >= 0 && other < at);
                    if (!saferBefore) {
                        faults.add(cause.id() + ": " + step.id());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void contested_facts_say_what_to_check_next() {
        assertThat(Stream.of("tenant-smtp-auth-disabled", "mailbox-smtp-auth-disabled"))
                .allSatisfy(id -> assertThat(CATALOGUE.cause(id).flatMap(Cause::ifNothingHelps))
                        .hasValueSatisfying(
                                text -> assertThat(text).contains("mailbox value wins", "Get-CASMailbox", "24 hours")));
        assertThat(CATALOGUE
                        .step("allow-smtp-auth-for-mailbox")
                        .map(Step::notes)
                        .orElseThrow())
                .anyMatch(note -> note.contains("Still the same sentence"));
    }

    private static Set<String> reachable() {
        Set<String> reachable = new LinkedHashSet<>();
        CATALOGUE.causes().values().forEach(cause -> reachable.addAll(cause.steps()));
        return reachable;
    }
}
