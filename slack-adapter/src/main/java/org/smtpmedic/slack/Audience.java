package org.smtpmedic.slack;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.slack.SlackSettings.Access;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.inbound.Installed;
import org.smtpmedic.slack.install.InstallEndpoint;
import org.smtpmedic.slack.install.OAuthApp;
import org.smtpmedic.slack.install.Workspaces;

/** The workspaces that are served: the one of a token, or all that install the app. */
sealed interface Audience extends Installed {

    /** With which token {@code team} is called. */
    Grant grant(String team);

    /** Where the app is installed by browser; empty where it is not. */
    Optional<InstallEndpoint> endpoint();

    static Audience of(SlackSettings settings, SlackApi api, Database database, InstantSource clock) {
        return switch (settings.access()) {
            case Access.OneWorkspace(Token token) -> new One(token);
            case Access.ManyWorkspaces(var app, var keys) ->
                new Many(app, new Workspaces(api, authorize(settings.api()), app, keys, database, clock));
        };
    }

    /** Beside the Web API: {@code https://slack.com/oauth/v2/authorize}. */
    private static URI authorize(URI api) {
        return api.resolve("../oauth/v2/authorize");
    }

    /** One token, one workspace: Slack knows which. */
    record One(Token token) implements Audience {
        private static final Logger log = LoggerFactory.getLogger(One.class);

        @Override
        public Grant grant(String team) {
            return team.isEmpty() ? new Grant.NotInstalled() : new Grant.Granted(token);
        }

        @Override
        public boolean isInstalled(String team) {
            return true;
        }

        @Override
        public void removed(String team, Instant when) {
            log.error("The workspace {} has removed the app. Install it again, and give me the new token", team);
        }

        @Override
        public Optional<URI> installAt() {
            return Optional.empty();
        }

        @Override
        public Optional<InstallEndpoint> endpoint() {
            return Optional.empty();
        }
    }

    /** Whoever installs the app. */
    record Many(OAuthApp app, Workspaces workspaces) implements Audience {
        @Override
        public Grant grant(String team) {
            return workspaces.grant(team);
        }

        @Override
        public boolean isInstalled(String team) {
            return workspaces.isInstalled(team);
        }

        @Override
        public void removed(String team, Instant when) {
            workspaces.removed(team, when);
        }

        @Override
        public Optional<URI> installAt() {
            return Optional.of(app.install());
        }

        @Override
        public Optional<InstallEndpoint> endpoint() {
            return Optional.of(workspaces.endpoint());
        }
    }
}
