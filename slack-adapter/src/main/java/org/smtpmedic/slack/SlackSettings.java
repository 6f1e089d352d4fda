package org.smtpmedic.slack;

import java.net.URI;
import java.util.Objects;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.install.KeyRing;
import org.smtpmedic.slack.install.OAuthApp;

/**
 * How the bot is connected to Slack.
 *
 * @param access whose workspaces it serves
 * @param transport how Slack reaches us
 * @param api where the Web API is, ending in a slash
 */
public record SlackSettings(Access access, Transport transport, URI api) {
    /** Slack's own Web API. */
    public static final URI SLACK = URI.create("https://slack.com/api/");

    public SlackSettings {
        Objects.requireNonNull(access);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(api);
    }

    /** Whose workspaces the bot serves. */
    public sealed interface Access {

        /** The one that {@code botToken} is of; it begins with {@code xoxb-}. */
        record OneWorkspace(Token botToken) implements Access {}

        /** Every one that installs the app; {@code keys} seal what is kept of them. */
        record ManyWorkspaces(OAuthApp app, KeyRing keys) implements Access {}
    }

    /** How Slack reaches us. */
    public sealed interface Transport {

        /** We open a connection to Slack; no address of ours has to be public. {@code appToken} begins with {@code xapp-}. */
        record SocketMode(Token appToken) implements Transport {}

        /** Slack sends signed requests to {@code /slack/events}. */
        record Http(Token signingSecret) implements Transport {}
    }
}
