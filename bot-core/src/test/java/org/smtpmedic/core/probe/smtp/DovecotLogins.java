package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The logins behind {@link PostfixPeer}: Dovecot checks passwords, and tokens by their signature and lifetime. */
final class DovecotLogins {
    private static final String SHARED_KEY = "a-key-of-thirty-two-octets-long!";

    private DovecotLogins() {}

    /** Writes the configuration for Dovecot 2.3 into {@code folder}; returns its place. */
    static String configure(Path folder) throws IOException {
        Path own = folder.resolve("dovecot");
        Path keys = Files.createDirectories(own.resolve("keys/default/HS256"));
        Files.writeString(keys.resolve("default"), base64(SHARED_KEY.getBytes(StandardCharsets.US_ASCII)));
        Files.writeString(
                own.resolve("users"),
                Probing.USER + ":{PLAIN.b64}" + base64(Probing.PASSWORD.getBytes(StandardCharsets.UTF_8)) + "::::::\n");
        Files.writeString(own.resolve("oauth2.conf"), """
                introspection_mode = local
                local_validation_key_dict = fs:posix:prefix=%s/keys/
                username_attribute = email
                username_format = %%Lu
                """.formatted(own));
        return Files.writeString(own.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log
                protocols =
                ssl = no
                auth_mechanisms = plain login xoauth2
                auth_failure_delay = 0
                auth_verbose = yes
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2
                  args = %1$s/oauth2.conf
                }
                passdb {
                  driver = passwd-file
                  mechanisms = plain login
                  args = username_format=%%Lu %1$s/users
                }
                userdb {
                  driver = static
                  args = uid=65534 gid=65534 home=/nonexistent
                }
                service auth {
                  unix_listener %2$s/queue/private/auth {
                    mode = 0660
                    user = postfix
                    group = postfix
                  }
                }
                """.formatted(own, folder))
                .toString();
    }

    /** A signed token for the test's mailbox that ends at {@code expiry}, in seconds since 1970. */
    static String token(long expiry) {
        String header = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String claims = part("{\"email\":\"%1$s\",\"sub\":\"%1$s\",\"iat\":0,\"nbf\":0,\"exp\":%2$d}"
                .formatted(Probing.USER, expiry));
        return header + "." + claims + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(header + "." + claims));
    }

    private static byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SHARED_KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
