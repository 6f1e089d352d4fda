package org.smtpmedic.slack.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.smtpmedic.slack.api.Token;

/**
 * Checks that a request comes from Slack and is not an old one: HMAC-SHA256 over {@code v0:timestamp:body}
 * (docs.slack.dev/authentication/verifying-requests-from-slack). On the bytes as they came, in constant time, in both directions of time.
 */
public final class Signature {
    public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";
    public static final String SIGNATURE_HEADER = "X-Slack-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final Token secret;
    private final InstantSource clock;

    public Signature(Token secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Whether Slack has signed this body within the last minutes. */
    public boolean isValid(Optional<String> timestamp, Optional<String> signature, byte[] body) {
        return timestamp.isPresent()
                && signature.isPresent()
                && isFresh(timestamp.get())
                && MessageDigest.isEqual(
                        signature.get().getBytes(US_ASCII),
                        sign(timestamp.get(), body).getBytes(US_ASCII));
    }

    private boolean isFresh(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long apart = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        return Math.abs(apart) <= TOLERANCE.toSeconds();
    }

    private String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), ALGORITHM));
            mac.update(("v0:" + timestamp + ":").getBytes(US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
