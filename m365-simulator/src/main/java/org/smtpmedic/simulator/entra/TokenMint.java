package org.smtpmedic.simulator.entra;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes tokens of Entra's shape. They are not signed: the end is random, and the mail server believes a token because this mint made it,
 * so nobody can make up one.
 */
final class TokenMint {
    private static final int REMEMBERED = 1_000;
    private static final Set<String> EXCHANGE = Set.of(
            "https://outlook.office.com", "https://outlook.office365.com", "00000002-0000-0ff1-ce00-000000000000");

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Made> made = new LinkedHashMap<>();

    TokenMint(InstantSource clock) {
        this.clock = clock;
    }

    /** What a token stands for; {@code person} is empty for an app's. */
    private record Made(String audience, String permission, Optional<String> person, Instant until) {}

    String forPerson(SimulatedApp app, EntraSwitches switches) {
        Map<String, Object> claims = claims(app, switches);
        claims.put("scp", switches.delegated());
        claims.put("upn", switches.person());
        claims.put("unique_name", switches.person());
        return token(claims, switches, switches.delegated(), Optional.of(switches.person()));
    }

    String forApp(SimulatedApp app, EntraSwitches switches) {
        Map<String, Object> claims = claims(app, switches);
        claims.put("idtyp", "app");
        switches.roles().ifPresent(role -> claims.put("roles", new Json.Raw("[\"" + role + "\"]")));
        return token(claims, switches, switches.roles().orElse(""), Optional.empty());
    }

    /** Whether the mail server lets this token into the mailbox. */
    synchronized boolean opens(String mailbox, String token) {
        return Optional.ofNullable(made.get(token))
                .filter(known -> EXCHANGE.contains(known.audience()))
                .filter(known -> known.until().isAfter(clock.instant()))
                .filter(known -> known.person().isPresent()
                        ? known.permission().contains("SMTP.Send")
                                && known.person().get().equalsIgnoreCase(mailbox)
                        : known.permission().equals("SMTP.SendAsApp"))
                .isPresent();
    }

    private Map<String, Object> claims(SimulatedApp app, EntraSwitches switches) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", switches.audience());
        claims.put("iss", "https://sts.windows.net/" + app.tenant() + "/");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + switches.life().toSeconds());
        claims.put("appid", app.clientId());
        claims.put("tid", app.tenant());
        claims.put("ver", "1.0");
        return claims;
    }

    private synchronized String token(
            Map<String, Object> claims, EntraSwitches switches, String permission, Optional<String> person) {
        byte[] seal = new byte[256];
        random.nextBytes(seal);
        String token =
                encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"simulator\"}".getBytes(StandardCharsets.UTF_8))
                        + "." + encoded(Json.object(claims).getBytes(StandardCharsets.UTF_8)) + "." + encoded(seal);
        if (made.size() >= REMEMBERED) {
            made.remove(made.keySet().iterator().next());
        }
        made.put(
                token,
                new Made(
                        switches.audience(), permission, person, clock.instant().plus(switches.life())));
        return token;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
