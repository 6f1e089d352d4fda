package org.smtpmedic.core.probe.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;

/** Who says to have made a token, and for which tenant. Entra writes its name in two forms, v1 and v2. */
final class IssuerRule {
    private static final String GUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern V1 =
            Pattern.compile("https://sts\\.(?:windows\\.net|chinacloudapi\\.cn)/" + GUID + "/");
    private static final Pattern V2 = Pattern.compile(
            "https://login\\.(?:microsoftonline\\.com|microsoftonline\\.us|partner\\.microsoftonline\\.cn|chinacloudapi\\.cn)/"
                    + GUID + "/v2\\.0");
    private static final Pattern ANY_GUID = Pattern.compile(GUID);
    /** The tenant that stands for personal Microsoft accounts. */
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private IssuerRule() {}

    static List<Finding> judge(Claims claims) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> issuer = claims.text("iss").map(name -> name.toLowerCase(Locale.ROOT));
        Optional<String> inIssuer = issuer.flatMap(IssuerRule::tenantOf);
        if (issuer.isEmpty() || inIssuer.isEmpty()) {
            findings.add(
                    Finding.problem(
                            issuer.isEmpty()
                                    ? "The token does not say who made it (iss)."
                                    : "The token was not made by Microsoft Entra ID.",
                            "Get it from the token endpoint of your tenant, https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token."));
        }
        findings.addAll(tenant(claims.tenant(), inIssuer));
        return findings;
    }

    /** {@code v1} or {@code v2}, for a fact. */
    static Optional<String> form(Claims claims) {
        String issuer = claims.text("iss").orElse("").toLowerCase(Locale.ROOT);
        if (V1.matcher(issuer).matches()) {
            return Optional.of("Entra ID, v1 form");
        }
        return V2.matcher(issuer).matches() ? Optional.of("Entra ID, v2 form") : Optional.empty();
    }

    private static Optional<String> tenantOf(String issuer) {
        return List.of(V1, V2).stream()
                .map(form -> form.matcher(issuer))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private static List<Finding> tenant(Optional<String> tenant, Optional<String> inIssuer) {
        if (tenant.isEmpty() || !ANY_GUID.matcher(tenant.get()).matches()) {
            return List.of(Finding.problem(
                    "The token does not name its tenant (tid).",
                    "Get a new one from the token endpoint of your tenant."));
        }
        if (tenant.get().equals(PERSONAL)) {
            return List.of(
                    Finding.warning(
                            "Somebody signed in with a personal Microsoft account, not with a work or school account.",
                            "For a mailbox of your organisation use your tenant's id in the endpoint instead of common or consumers."));
        }
        if (inIssuer.isPresent() && !inIssuer.equals(tenant)) {
            return List.of(Finding.problem(
                    "The token names one tenant as its own and another as its maker.",
                    "Entra ID makes no such token: get one from your tenant's endpoint, and do not change it."));
        }
        return List.of();
    }
}
