package org.smtpmedic.simulator.gates;

import org.smtpmedic.simulator.gates.Verdict.Refuse;

/** Exchange Online's sentences, word for word as administrators meet them. */
final class Refusals {
    static final Refuse TENANT = unsuccessful("SmtpClientAuthentication is disabled for the Tenant."
            + " Visit https://aka.ms/smtp_auth_disabled for more information.");
    static final Refuse MAILBOX = unsuccessful("SmtpClientAuthentication is disabled for the Mailbox."
            + " Visit https://aka.ms/smtp_auth_disabled for more information.");
    static final Refuse AUTH_POLICY = unsuccessful("basic authentication is disabled.");
    static final Refuse BASIC_RETIRED =
            new Refuse(550, "5.7.30", "Basic authentication is not supported for Client Submission.");
    static final Refuse SECURITY_DEFAULTS =
            unsuccessful("user is locked by your organization's security defaults policy. Contact your administrator.");
    static final Refuse CRITERIA = unsuccessful(
            "the request did not meet the criteria to be authenticated successfully. Contact your administrator.");
    static final Refuse LOCKED = unsuccessful("account locked. Contact your administrator.");
    static final Refuse ISSUE = unsuccessful("account has an issue. Contact your administrator.");
    static final Refuse CREDENTIALS = unsuccessful("the user credentials were incorrect.");
    static final Refuse BARE = new Refuse(535, "5.7.3", "Authentication unsuccessful");

    private Refusals() {}

    private static Refuse unsuccessful(String reason) {
        return new Refuse(535, "5.7.139", "Authentication unsuccessful, " + reason);
    }
}
