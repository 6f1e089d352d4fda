package org.smtpmedic.core.probe.oauth;

import java.util.List;
import java.util.Locale;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** Which permission a token brings: {@code SMTP.Send} in {@code scp} for a person, {@code SMTP.SendAsApp} in {@code roles} for an app. */
final class PermissionRule {
    private static final String SEND = "smtp.send";
    private static final String SEND_AS_APP = "smtp.sendasapp";
    private static final List<String> NEIGHBOURS = List.of("imap.", "pop.", "ews.", "mail.", "exchange.");

    private PermissionRule() {}

    static Finding judge(Claims claims) {
        List<String> scopes = lower(claims.words("scp"));
        List<String> roles = lower(claims.words("roles"));
        if (scopes.contains(SEND)) {
            return Finding.good("A person allowed this app to send by SMTP (scp has SMTP.Send).");
        }
        if (roles.contains(SEND_AS_APP)) {
            return Finding.good("The app may send by SMTP on its own (roles has SMTP.SendAsApp).");
        }
        if (roles.contains(SEND) || scopes.contains(SEND_AS_APP)) {
            return Finding.problem(
                    "The SMTP permission stands in the wrong place of the token.",
                    "SMTP.Send is for people and belongs into scp; SMTP.SendAsApp is for apps and belongs into roles.");
        }
        return claims.isForAnApp() ? app(roles) : person(scopes);
    }

    private static Finding app(List<String> roles) {
        if (roles.isEmpty()) {
            return Finding.warning(
                    "The token has no roles. That is right only where RBAC for Applications in Exchange gives the permission.",
                    "Else add the application permission SMTP.SendAsApp of Office 365 Exchange Online, have an administrator"
                            + " consent, and get a new token.");
        }
        return Finding.problem(
                roles.stream().anyMatch(role -> role.startsWith("mail."))
                        ? "The app has mail permissions, but not SMTP.SendAsApp; Mail.Send does not open SMTP."
                        : "The app has permissions, but not SMTP.SendAsApp.",
                "Add the application permission SMTP.SendAsApp of Office 365 Exchange Online, have an administrator consent, and"
                        + " get a new token.");
    }

    private static Finding person(List<String> scopes) {
        String says = scopes.isEmpty()
                ? "The token has no permission at all (scp is missing)."
                : scopes.stream().anyMatch(PermissionRule::isNeighbour)
                        ? "The token has permissions for mail, but not SMTP.Send."
                        : "The token does not have SMTP.Send.";
        return Finding.problem(
                says,
                "Ask for the scope https://outlook.office.com/SMTP.Send, and get a new token; the old one does not learn of it.");
    }

    private static boolean isNeighbour(String scope) {
        return NEIGHBOURS.stream().anyMatch(scope::startsWith);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
