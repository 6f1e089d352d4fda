package org.smtpmedic.core.probe.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.oauth.TokenReport.Finding;
import org.smtpmedic.core.probe.oauth.TokenReport.Kind;

/**
 * Reads an access token without asking anybody and without believing it. What Exchange Online wants to see is in Microsoft's
 * "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
public final class TokenCheck {
    private final InstantSource clock;

    public TokenCheck(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Examines {@code token}; any text will do.
     *
     * @param mailbox the address that {@code user=} names or will name, where that is known
     */
    public TokenReport check(Secret token, Optional<String> mailbox) {
        return token.revealTo(characters -> check(new String(characters), mailbox));
    }

    /** The same for the inside of an XOAUTH2 string. */
    TokenReport check(String token, Optional<String> mailbox) {
        return switch (TokenText.of(token)) {
            case TokenText.Useless(Finding finding) -> TokenReport.broken(finding);
            case TokenText.Closed(Finding finding) -> new TokenReport(Kind.OPAQUE, List.of(), List.of(finding));
            case TokenText.Open(Claims claims, List<Finding> around) -> read(claims, around, mailbox);
        };
    }

    private TokenReport read(Claims claims, List<Finding> around, Optional<String> mailbox) {
        List<Finding> findings = new ArrayList<>(around);
        findings.add(AudienceRule.judge(claims));
        findings.add(PermissionRule.judge(claims));
        findings.addAll(LifetimeRule.judge(claims, clock.instant()));
        findings.addAll(IssuerRule.judge(claims));
        findings.addAll(person(claims, mailbox));
        return new TokenReport(kind(claims), facts(claims), findings);
    }

    private static Kind kind(Claims claims) {
        if (claims.has("scp") && claims.has("roles")) {
            return Kind.UNCLEAR;
        }
        return claims.isForAnApp() ? Kind.FOR_AN_APP : Kind.FOR_A_PERSON;
    }

    private static List<Finding> person(Claims claims, Optional<String> mailbox) {
        Optional<String> user = claims.user();
        if (claims.isForAnApp()) {
            return claims.app().isPresent()
                    ? List.of()
                    : List.of(Finding.problem(
                            "The token names neither a person nor an app.",
                            "Get a new one from the token endpoint of your tenant."));
        }
        if (user.isEmpty() || mailbox.isEmpty() || user.get().equalsIgnoreCase(mailbox.get())) {
            return List.of();
        }
        return List.of(Finding.warning(
                "Another person signed in than the one whose mailbox is used. That is right for a shared mailbox only.",
                "Sign in as the mailbox's own user, or give the person who signed in Full Access and Send As on it."));
    }

    private static List<Fact> facts(Claims claims) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Meant for", AudienceRule.shown(claims));
        add(facts, "Permissions of the person", list(claims.words("scp")));
        add(facts, "Permissions of the app", list(claims.words("roles")));
        add(facts, "Counts until", claims.time("exp").map(Instant::toString));
        add(facts, "Tenant", claims.tenant());
        add(facts, "Person", claims.user());
        add(facts, "App", claims.app());
        add(facts, "Made by", IssuerRule.form(claims).or(() -> claims.text("iss")));
        return facts;
    }

    private static Optional<String> list(List<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" ", words.subList(0, Math.min(20, words.size()))));
    }

    private static void add(List<Fact> facts, String name, Optional<String> value) {
        value.ifPresent(known -> facts.add(new Fact(name, known)));
    }
}
