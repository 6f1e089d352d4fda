package org.smtpmedic.server.form;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where people reach this program with their browser: {@code https}, or {@code http} on the machine it runs on. Nothing else may carry a
 * secret.
 */
public record PublicAddress(URI uri) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Refuses every other address with {@link IllegalArgumentException}. */
    public PublicAddress {
        boolean plain = "http".equals(uri.getScheme()) && uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
        boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
        if (!(plain || https)
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getPath().length() > 1) {
            throw new IllegalArgumentException("No address that may carry a secret");
        }
    }

    /** The address; empty where it may carry no secret. */
    public static Optional<PublicAddress> of(String address) {
        try {
            return Optional.of(new PublicAddress(new URI(address)));
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isHttps() {
        return "https".equals(uri.getScheme());
    }

    URI at(String path) {
        return uri.resolve(path);
    }
}
