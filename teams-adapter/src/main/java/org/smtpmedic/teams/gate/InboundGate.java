package org.smtpmedic.teams.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smtpmedic.core.card.PlainText;

/**
 * The only way in. Holds the rules of the connector's documentation (Bot Framework REST API, "Authenticate requests from the Bot Connector
 * service to your bot") and three of our own: one channel, known organizations, and nothing that switches the gate off.
 */
public final class InboundGate implements AutoCloseable {
    /** The one channel that may speak. Others (a web chat, a direct line) would let in people without an account. */
    public static final String CHANNEL = "msteams";

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_=-]+(?:\\.[A-Za-z0-9_=-]*){2})");
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final GateRules rules;
    private final InstantSource clock;
    private final KeyServer server;
    private final SigningKeys keys;

    /** A gate that asks for keys when the first token comes. */
    public InboundGate(GateRules rules, InstantSource clock) {
        this(rules, clock, PATIENCE);
    }

    InboundGate(GateRules rules, InstantSource clock, Duration patience) {
        this.rules = rules;
        this.clock = clock;
        this.server = new KeyServer(rules.openIdMetadata(), patience);
        this.keys = new SigningKeys(server, clock, patience.multipliedBy(2));
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * Checks who it is.
     *
     * @param authorization every {@code Authorization} header of the request
     * @throws Refused 401 where it is not the channel, 503 where that cannot be told now
     */
    public Bearer identify(List<String> authorization) throws Refused {
        try {
            SignedJWT token = SignedJWT.parse(token(authorization));
            SigningKey key = key(token);
            if (!token.verify(new RSASSAVerifier(key.key()))) {
                throw new Refused(401, "the token's signature is wrong");
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            checkClaims(claims);
            return new Bearer(serviceUrl(claims), key.endorsements());
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            throw new Refused(401, "the token cannot be read");
        }
    }

    /**
     * Checks whether the channel may bring this activity.
     *
     * @throws Refused 403 where it may not
     */
    public void admit(Bearer bearer, JsonNode activity) throws Refused {
        if (!activity.path("channelId").asText().equals(CHANNEL)) {
            throw new Refused(403, "the activity is of another channel");
        }
        if (!bearer.endorsements().contains(CHANNEL)) {
            throw new Refused(403, "the token's key may not sign for this channel");
        }
        String serviceUrl = activity.path("serviceUrl").asText();
        if (serviceUrl.isEmpty() || !withoutSlash(serviceUrl).equals(withoutSlash(bearer.serviceUrl()))) {
            throw new Refused(403, "the token was made for another service URL");
        }
        List<String> tenants = Stream.of(activity.at("/channelData/tenant/id"), activity.at("/conversation/tenantId"))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .map(node -> node.asText().toLowerCase(Locale.ROOT))
                .toList();
        if (tenants.isEmpty() || !rules.tenants().containsAll(tenants)) {
            throw new Refused(403, "the activity is of an organization that is not on the list");
        }
    }

    private static String token(List<String> authorization) throws Refused {
        if (authorization.size() != 1) {
            throw new Refused(401, "expected one Authorization header, found " + authorization.size());
        }
        Matcher matcher = BEARER.matcher(authorization.getFirst());
        if (!matcher.matches()) {
            throw new Refused(401, "the Authorization header holds no bearer token");
        }
        return matcher.group(1);
    }

    private SigningKey key(SignedJWT token) throws Refused {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            throw new Refused(401, "the token is not signed with RS256");
        }
        Optional<String> id = Optional.ofNullable(token.getHeader().getKeyID());
        if (id.isEmpty()) {
            throw new Refused(401, "the token names no key");
        }
        return keys.find(id.get())
                .orElseThrow(() -> new Refused(401, "the token names a key that is not the channel's"));
    }

    private void checkClaims(JWTClaimsSet claims) throws Refused {
        if (!rules.issuer().equals(claims.getIssuer())) {
            throw new Refused(
                    401, "the token's issuer is " + PlainText.cut(PlainText.clean("" + claims.getIssuer()), 100));
        }
        if (claims.getAudience().size() != 1
                || !rules.appId().equalsIgnoreCase(claims.getAudience().getFirst())) {
            throw new Refused(401, "the token is for another app");
        }
        Instant now = clock.instant();
        Optional<Instant> end = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
        if (end.isEmpty() || !now.isBefore(end.get().plus(SKEW))) {
            throw new Refused(401, "the token is too old, or has no end");
        }
        Optional<Instant> begin = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
        if (begin.isPresent() && now.isBefore(begin.get().minus(SKEW))) {
            throw new Refused(401, "the token is not valid yet");
        }
    }

    /** The documentation writes {@code serviceUrl}, the service {@code serviceurl}. */
    private static String serviceUrl(JWTClaimsSet claims) throws Refused {
        List<Object> found = claims.getClaims().entrySet().stream()
                .filter(claim -> claim.getKey().equalsIgnoreCase("serviceurl"))
                .<Object>map(claim -> claim.getValue())
                .toList();
        if (found.size() == 1 && found.getFirst() instanceof String url && !url.isEmpty()) {
            return url;
        }
        throw new Refused(401, "the token names no service URL");
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
