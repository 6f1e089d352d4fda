package org.smtpmedic.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.smtpmedic.core.store.Database;

/**
 * The {@code state} that goes to Slack and comes back: ours by its signature, of this browser by a cookie, for some minutes, and once. So
 * nobody can have somebody else's browser finish an installation (RFC 6749 section 10.12).
 */
final class InstallState {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]{22})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final Database database;
    private final InstantSource clock;

    InstallState(KeyRing keys, Database database, InstantSource clock) {
        this.key = keys.derived("slack installation state");
        this.database = database;
        this.clock = clock;
    }

    /** A state and the cookie that has to come back with it. */
    record Begun(String state, String cookie) {}

    Begun begin() {
        String cookie = random();
        String id = random();
        long until = clock.instant().plus(LIFETIME).toEpochMilli();
        return new Begun(id + "." + until + "." + sign(id, until, cookie), cookie);
    }

    /** Whether the state counts. Says yes once. */
    boolean accept(String state, String cookie) {
        var match = SHAPE.matcher(state);
        if (!match.matches()) {
            return false;
        }
        long until = Long.parseLong(match.group(2));
        String signature = sign(match.group(1), until, cookie);
        return MessageDigest.isEqual(signature.getBytes(UTF_8), match.group(3).getBytes(UTF_8))
                && clock.instant().isBefore(Instant.ofEpochMilli(until))
                && isFirst(match.group(1), until);
    }

    private boolean isFirst(String id, long until) {
        return database.inTransaction(connection -> {
            try (var clean = connection.prepareStatement("DELETE FROM slack_install_states WHERE expires_at < ?")) {
                clean.setLong(1, clock.instant().toEpochMilli());
                clean.executeUpdate();
            }
            try (var use = connection.prepareStatement(
                    "INSERT INTO slack_install_states (id, expires_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")) {
                use.setString(1, id);
                use.setLong(2, until);
                return use.executeUpdate() == 1;
            }
        });
    }

    private String sign(String id, long until, String cookie) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return base64(mac.doFinal((id + "." + until + "." + cookie).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
