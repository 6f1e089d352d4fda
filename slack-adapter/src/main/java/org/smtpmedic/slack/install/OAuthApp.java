package org.smtpmedic.slack.install;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.smtpmedic.slack.api.Token;

/**
 * The app as Slack knows it, for installing.
 *
 * @param clientId stands under Basic Information
 * @param clientSecret stands beside it
 * @param base where people's browsers reach us; the paths of {@link InstallEndpoint} are below
 */
public record OAuthApp(String clientId, Token clientSecret, URI base) {
    /** What the bot may do; the same as in the manifest. */
    public static final List<String> SCOPES = List.of(
            "app_mentions:read",
            "channels:history",
            "chat:write",
            "commands",
            "files:read",
            "groups:history",
            "im:history",
            "im:write",
            "users:read");

    public OAuthApp {
        Objects.requireNonNull(clientSecret);
        if (!clientId.matches("[A-Za-z0-9.]{1,100}")) {
            throw new IllegalArgumentException("No client id of Slack's");
        }
    }

    URI redirect() {
        return base.resolve(InstallEndpoint.REDIRECT);
    }

    /** Where people begin. */
    public URI install() {
        return base.resolve(InstallEndpoint.INSTALL);
    }
}
