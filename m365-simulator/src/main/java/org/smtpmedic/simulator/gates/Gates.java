package org.smtpmedic.simulator.gates;

import java.util.Objects;

/**
 * How all gates of one sending mailbox stand.
 *
 * @param smtpAuthTenant SMTP AUTH is on for the tenant
 * @param smtpAuthMailbox the mailbox's own switch, which wins over the tenant's
 * @param authPolicyAllowsBasic the authentication policy allows Basic for SMTP
 * @param basicRetired Microsoft has ended Basic authentication for client submission
 * @param securityDefaults Security Defaults is on
 * @param conditionalAccess what Conditional Access does to this sign-in
 * @param account how the account stands
 * @param licensed a licence with a mailbox is assigned
 * @param sendAs the account may send as somebody else
 */
public record Gates(
        boolean smtpAuthTenant,
        MailboxSwitch smtpAuthMailbox,
        boolean authPolicyAllowsBasic,
        boolean basicRetired,
        boolean securityDefaults,
        ConditionalAccess conditionalAccess,
        Account account,
        boolean licensed,
        boolean sendAs) {

    public Gates {
        Objects.requireNonNull(smtpAuthMailbox);
        Objects.requireNonNull(conditionalAccess);
        Objects.requireNonNull(account);
    }

    /** Everything lets a password through. */
    public static Gates allOpen() {
        return new Gates(
                true, MailboxSwitch.INHERIT, true, false, false, ConditionalAccess.NONE, Account.IN_ORDER, true, true);
    }

    /**
     * Where the demo begins, as in a tenant of today: SMTP AUTH off, Security Defaults on, and a Conditional Access
     * block behind them. The password is right.
     */
    public static Gates storyStart() {
        return allOpen()
                .withSmtpAuthTenant(false)
                .withSecurityDefaults(true)
                .withConditionalAccess(ConditionalAccess.BLOCKS_LEGACY);
    }

    public Gates withSmtpAuthTenant(boolean on) {
        return new Gates(
                on,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                account,
                licensed,
                sendAs);
    }

    public Gates withSmtpAuthMailbox(MailboxSwitch value) {
        return new Gates(
                smtpAuthTenant,
                value,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                account,
                licensed,
                sendAs);
    }

    public Gates withAuthPolicyAllowsBasic(boolean allows) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                allows,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                account,
                licensed,
                sendAs);
    }

    public Gates withBasicRetired(boolean retired) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                retired,
                securityDefaults,
                conditionalAccess,
                account,
                licensed,
                sendAs);
    }

    public Gates withSecurityDefaults(boolean on) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                on,
                conditionalAccess,
                account,
                licensed,
                sendAs);
    }

    public Gates withConditionalAccess(ConditionalAccess value) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                value,
                account,
                licensed,
                sendAs);
    }

    public Gates withAccount(Account value) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                value,
                licensed,
                sendAs);
    }

    public Gates withLicensed(boolean assigned) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                account,
                assigned,
                sendAs);
    }

    public Gates withSendAs(boolean allowed) {
        return new Gates(
                smtpAuthTenant,
                smtpAuthMailbox,
                authPolicyAllowsBasic,
                basicRetired,
                securityDefaults,
                conditionalAccess,
                account,
                licensed,
                allowed);
    }
}
