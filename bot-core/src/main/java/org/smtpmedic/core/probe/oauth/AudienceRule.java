package org.smtpmedic.core.probe.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/**
 * Whom a token is meant for. Exchange Online takes its own only; the most frequent mistake is a token for Graph, which comes of asking for
 * a Graph scope first.
 */
final class AudienceRule {
    /** Exchange Online by name and by application id; the last ones are the clouds of the US government and of China. */
    private static final Set<String> EXCHANGE = Set.of(
            "https://outlook.office.com",
            "https://outlook.office365.com",
            "https://ps.outlook.com",
            "00000002-0000-0ff1-ce00-000000000000",
            "https://outlook.office365.us",
            "https://outlook-dod.office365.us",
            "https://partner.outlook.cn");

    private static final Set<String> GRAPH = Set.of(
            "https://graph.microsoft.com",
            "00000003-0000-0000-c000-000000000000",
            "https://graph.microsoft.us",
            "https://dod-graph.microsoft.us",
            "https://microsoftgraph.chinacloudapi.cn");

    private static final Set<String> OLD_GRAPH =
            Set.of("https://graph.windows.net", "00000002-0000-0000-c000-000000000000");

    private static final String ASK_RIGHT =
            "Ask for the scope https://outlook.office.com/SMTP.Send (a person signs in) or"
                    + " https://outlook.office365.com/.default (app-only), and for no other resource in the same request.";

    private AudienceRule() {}

    static Finding judge(Claims claims) {
        List<String> audiences =
                claims.words("aud").stream().map(AudienceRule::plain).toList();
        if (audiences.isEmpty()) {
            return Finding.problem("The token does not say whom it is meant for (aud).", ASK_RIGHT);
        }
        if (audiences.stream().anyMatch(EXCHANGE::contains)) {
            return Finding.good("The token is meant for Exchange Online.");
        }
        if (audiences.stream().anyMatch(GRAPH::contains)) {
            return Finding.problem(
                    "The token is meant for Microsoft Graph; over SMTP it ends in 535 5.7.3.",
                    ASK_RIGHT + " Or send by Graph's sendMail instead of SMTP.");
        }
        if (audiences.stream().anyMatch(OLD_GRAPH::contains)) {
            return Finding.problem("The token is meant for Azure AD Graph, which is retired.", ASK_RIGHT);
        }
        if (isIdToken(claims, audiences)) {
            return Finding.problem(
                    "This is an ID token: it tells the app who signed in, and opens nothing.",
                    "Use access_token of the same answer, not id_token.");
        }
        return Finding.problem("The token is meant for another service than Exchange Online.", ASK_RIGHT);
    }

    private static boolean isIdToken(Claims claims, List<String> audiences) {
        boolean forItsApp = claims.app()
                        .map(AudienceRule::plain)
                        .filter(audiences::contains)
                        .isPresent()
                || claims.app().isEmpty();
        return forItsApp && !claims.has("scp") && !claims.has("roles");
    }

    /** Entra writes some resources with a slash at the end. */
    private static String plain(String audience) {
        String lower = audience.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** What the audience is called, for a fact. */
    static Optional<String> shown(Claims claims) {
        List<String> audiences = claims.words("aud");
        return audiences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", audiences));
    }
}
