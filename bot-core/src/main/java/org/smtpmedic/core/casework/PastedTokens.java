package org.smtpmedic.core.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.SecretSpan;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.TokenCheck;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.oauth.XOAuth2Check;

/** Examines a token that somebody pasted, without asking anybody. What is handed on holds no part of it. */
final class PastedTokens {
    private final TokenCheck tokens;
    private final XOAuth2Check strings;

    PastedTokens(InstantSource clock) {
        this.tokens = new TokenCheck(clock);
        this.strings = new XOAuth2Check(tokens);
    }

    /** What the first token of the paste says; empty where there is none. {@code secrets} are places in {@code text}. */
    Optional<TokenReport> read(String text, List<SecretSpan> secrets) {
        return secrets.stream().flatMap(span -> read(text, span).stream()).findFirst();
    }

    private Optional<TokenReport> read(String text, SecretSpan span) {
        var secret = new Secret(text.substring(span.start(), span.end()).toCharArray());
        return switch (span.kind()) {
            case JWT -> Optional.of(tokens.check(secret, Optional.empty()));
            case XOAUTH2 -> Optional.of(strings.check(secret));
            case TOKEN, PASSWORD, AUTH_BASE64, CLIENT_SECRET, PRIVATE_KEY, CONNECTION_STRING -> Optional.empty();
        };
    }
}
