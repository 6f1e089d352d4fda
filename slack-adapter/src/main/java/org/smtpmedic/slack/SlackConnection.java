package org.smtpmedic.slack;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.chat.SlackPlatform;
import org.smtpmedic.slack.inbound.HttpEndpoint;
import org.smtpmedic.slack.inbound.Inbound;

/**
 * The connection to one Slack workspace. Made in two steps, because the core needs the way out before it exists, and the way in needs the
 * core.
 */
public final class SlackConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
    private static final String FILES = "https://files.slack.com";

    private final SlackSettings settings;
    private final InstantSource clock;
    private final SlackApi api;
    private final Places places;
    private final SlackPlatform platform;
    private Optional<Inbound> inbound = Optional.empty();

    /** Prepares the way out; nothing is called yet. */
    public SlackConnection(SlackSettings settings, Database database, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.api = new SlackApi(settings.api(), this::token, clock);
        this.places = new Places(database);
        this.platform = new SlackPlatform(api, places);
    }

    /** The way out, for the core. */
    public ChatPlatform platform() {
        return platform;
    }

    /**
     * Opens the way in. With Socket Mode, the connection is made and kept in the background.
     *
     * @return the endpoint to serve under {@link HttpEndpoint#PATH}; empty with Socket Mode
     */
    public Optional<HttpEndpoint> open(CaseService core) {
        var opened = new Inbound(
                new Inbound.Parts(api, places, core, fileOrigins(), this::token, SlackConnection::removed, clock));
        inbound = Optional.of(opened);
        return switch (settings.transport()) {
            case SlackSettings.Transport.Http(Token signingSecret) -> Optional.of(opened.http(signingSecret, clock));
            case SlackSettings.Transport.SocketMode(Token appToken) -> {
                opened.connect(appToken);
                yield Optional.empty();
            }
        };
    }

    /** Whether Slack can reach us as far as we know. */
    public boolean isConnected() {
        return inbound.map(Inbound::isConnected).orElse(false);
    }

    @Override
    public void close() {
        inbound.ifPresent(Inbound::close);
        api.close();
    }

    /** One token, one workspace: Slack knows which. */
    private Optional<Token> token(String team) {
        return team.isEmpty() ? Optional.empty() : Optional.of(settings.botToken());
    }

    private static void removed(String team) {
        log.error("The workspace {} has removed the app. Install it again, and give me the new token", team);
    }

    /** Files lie on a server of their own; where another endpoint is configured, they may lie there as well. */
    private Set<String> fileOrigins() {
        URI endpoint = settings.api();
        return endpoint.equals(SlackSettings.SLACK)
                ? Set.of(FILES)
                : Set.of(FILES, endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    }
}
