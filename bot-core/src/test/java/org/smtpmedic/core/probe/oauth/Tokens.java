package org.smtpmedic.core.probe.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Tokens of Entra's shape. */
final class Tokens {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final String TENANT = "11111111-2222-3333-4444-555555555555";
    static final String CLIENT = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    static final String SEAL = "c2VhbC1vZi10aGUtcGxhbnRlZC10b2tlbg";
    static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"RS256\"}";

    private Tokens() {}

    /** A person's token in order, with {@code more} instead of its {@code aud} and {@code scp}. */
    static String person(String more) {
        return of(more + common(3600) + ",\"appid\":\"" + CLIENT + "\",\"upn\":\"scanner@contoso.com\"");
    }

    static String good() {
        return person("\"aud\":\"https://outlook.office.com\",\"scp\":\"SMTP.Send\"");
    }

    static String common(long life) {
        return ",\"exp\":" + (NOW.getEpochSecond() + life) + ",\"nbf\":" + (NOW.getEpochSecond() - 60)
                + ",\"iss\":\"https://sts.windows.net/" + TENANT + "/\",\"tid\":\"" + TENANT + "\"";
    }

    static String of(String claims) {
        return signed(HEADER, "{" + claims + "}");
    }

    static String signed(String header, String body) {
        return encoded(header) + "." + encoded(body) + "." + SEAL;
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
