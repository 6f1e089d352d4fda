package org.smtpmedic.slack;

import java.net.URI;
import java.util.Objects;
import org.smtpmedic.slack.api.Token;

/**
 * How the bot is connected to its workspace.
 *
 * @param botToken the token that begins with {@code xoxb-}
 * @param transport how Slack reaches us
 * @param api where the Web API is, ending in a slash
 */
public record SlackSettings(Token botToken, Transport transport, URI api) {
    /** Slack's own Web API. */
    public static final URI SLACK = URI.create("https://slack.com/api/");

    public SlackSettings {
        Objects.requireNonNull(botToken);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(api);
    }

    /** How Slack reaches us. */
    public sealed interface Transport {

        /** We open a connection to Slack; no address of ours has to be public. {@code appToken} begins with {@code xapp-}. */
        record SocketMode(Token appToken) implements Transport {}

        /** Slack sends signed requests to {@code /slack/events}. */
        record Http(Token signingSecret) implements Transport {}
    }
}
