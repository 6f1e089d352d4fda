package org.smtpmedic.teams.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes tokens as the channel does, with a key of its own. */
public final class TokenMint {
    public static final String APP = "11111111-2222-3333-4444-555555555555";
    public static final String ISSUER = "https://api.botframework.com";

    private final RSAKey key;

    public TokenMint(String keyId) {
        try {
            key = new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as the channel publishes it. */
    public String published(List<String> endorsements) {
        var json = key.toPublicJWK().toJSONObject();
        json.put("endorsements", endorsements);
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(json);
    }

    /** The claims of a good token. */
    public static JWTClaimsSet.Builder claims(String serviceUrl, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(APP)
                .notBeforeTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("serviceurl", serviceUrl);
    }

    /** A good token. */
    public String token(String serviceUrl, Instant now) {
        return sign(claims(serviceUrl, now).build());
    }

    public String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    }

    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
