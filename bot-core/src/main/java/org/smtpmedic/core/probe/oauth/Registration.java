package org.smtpmedic.core.probe.oauth;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * The operator's app registration and where it is registered. It comes from the configuration alone, never from a chat.
 *
 * @param authority such as {@code https://login.microsoftonline.com}; the clouds of governments and China have others
 * @param tenant its id or one of its domains
 * @param clientId the application id
 * @param tls makes the client's end of TLS; empty for this Java's own trust
 */
public record Registration(URI authority, String tenant, String clientId, Optional<SSLSocketFactory> tls) {

    /** The endpoint of the cloud that most tenants are in. */
    public static final URI GLOBAL = URI.create("https://login.microsoftonline.com");

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Pattern CLIENT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Refuses what cannot work, with {@link IllegalArgumentException} that names the value's place. */
    public Registration {
        Objects.requireNonNull(tls);
        require(
                "https".equals(authority.getScheme())
                        && authority.getHost() != null
                        && authority.getRawUserInfo() == null
                        && authority.getRawQuery() == null
                        && authority.getRawFragment() == null
                        && authority.getPath().length() <= 1,
                "authority must be an https address without a path");
        require(TENANT.matcher(tenant).matches(), "tenant must be a tenant id or a domain");
        require(CLIENT.matcher(clientId).matches(), "client-id must be an application id");
    }

    /** The address that tokens of this tenant come from. */
    String address() {
        return "https://" + authority.getRawAuthority() + "/" + tenant + "/";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
