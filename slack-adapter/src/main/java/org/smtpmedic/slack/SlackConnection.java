package org.smtpmedic.slack;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.casework.TestRule;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.chat.SlackPlatform;
import org.smtpmedic.slack.inbound.HttpEndpoint;
import org.smtpmedic.slack.inbound.Inbound;
import org.smtpmedic.slack.inbound.People;
import org.smtpmedic.slack.inbound.SlackPlace;
import org.smtpmedic.slack.install.InstallEndpoint;

/**
 * The connection to Slack. Made in two steps, because the core needs the way out before it exists, and the way in needs the
 * core.
 */
public final class SlackConnection implements AutoCloseable {
    private static final String FILES = "https://files.slack.com";
    private static final String HOOKS = "https://hooks.slack.com";

    private final SlackSettings settings;
    private final InstantSource clock;
    private final SlackApi api;
    private final Places places;
    private final People people;
    private final Audience audience;
    private final SlackPlatform platform;
    private Optional<Inbound> inbound = Optional.empty();

    /** Prepares the way out; nothing is called yet. */
    public SlackConnection(SlackSettings settings, Database database, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.api = new SlackApi(settings.api(), this::grant, clock);
        this.places = new Places(database);
        this.people = new People(api);
        this.audience = Audience.of(settings, api, database, clock);
        this.platform = new SlackPlatform(api, places, clock);
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
        var opened = new Inbound(new Inbound.Parts(
                api, places, people, core, origins(FILES), audience::grant, audience, origins(HOOKS), clock));
        inbound = Optional.of(opened);
        return switch (settings.transport()) {
            case SlackSettings.Transport.Http(Token signingSecret) -> Optional.of(opened.http(signingSecret, clock));
            case SlackSettings.Transport.SocketMode(Token appToken) -> {
                opened.connect(appToken);
                yield Optional.empty();
            }
        };
    }

    /** What Slack knows about who may test, for the core. */
    public TestRule.Place place() {
        return new SlackPlace(places, people);
    }

    /** Where the app is installed by browser; empty where one workspace is served by its token. */
    public Optional<InstallEndpoint> installation() {
        return audience.endpoint();
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

    /** The audience calls the Web API itself, so it is made after the client that asks it. */
    private Grant grant(String team) {
        return audience.grant(team);
    }

    /** Files and answers have servers of their own; where another endpoint is configured, they may be there as well. */
    private Set<String> origins(String own) {
        URI endpoint = settings.api();
        return endpoint.equals(SlackSettings.SLACK)
                ? Set.of(own)
                : Set.of(own, endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    }
}
