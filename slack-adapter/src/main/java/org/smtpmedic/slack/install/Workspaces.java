package org.smtpmedic.slack.install;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.install.Installations.Found;

/** The workspaces that installed the app, put together. */
public final class Workspaces {
    private static final Logger log = LoggerFactory.getLogger(Workspaces.class);

    private final Installations installations;
    private final Tokens tokens;
    private final InstallEndpoint endpoint;

    /**
     * Seals anew what an old key sealed; calls nobody.
     *
     * @param api where codes are exchanged, and the Web API that {@link #grant} is for
     * @param authorize where people allow an installation
     */
    public Workspaces(SlackApi api, URI authorize, OAuthApp app, KeyRing keys, Database database, InstantSource clock) {
        this.installations = new Installations(database, keys);
        var exchange = new OAuthExchange(api, app, clock);
        this.tokens = new Tokens(installations, exchange, clock);
        this.endpoint =
                new InstallEndpoint(app, authorize, new InstallState(keys, database, clock), exchange, installations);
        installations.rekey();
    }

    /** With which token {@code team} is called; renews it where that is due, which calls Slack. */
    public Grant grant(String team) {
        return tokens.of(team);
    }

    /** Whether {@code team} has installed the app. Calls nobody. */
    public boolean isInstalled(String team) {
        return !(installations.find(team) instanceof Found.NotInstalled);
    }

    /** The workspace removed the app at {@code when}. */
    public void removed(String team, Instant when) {
        if (installations.forget(team, when)) {
            log.info("The workspace {} has removed the app; its tokens are forgotten", team);
        }
    }

    public InstallEndpoint endpoint() {
        return endpoint;
    }
}
