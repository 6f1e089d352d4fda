package org.smtpmedic.slack.install;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.slack.api.Token;

/**
 * A workspace that has installed the app.
 *
 * @param team its id
 * @param teamName what it is called, for people
 * @param botToken the token of the bot there
 * @param renewal how the token is renewed; empty where it does not expire
 * @param installedAt when it was installed, or installed again
 */
public record Installation(
        String team, String teamName, Token botToken, Optional<Renewal> renewal, Instant installedAt) {
    public Installation {
        Objects.requireNonNull(team);
        Objects.requireNonNull(botToken);
        Objects.requireNonNull(installedAt);
    }

    /** A token that runs out at {@code expiresAt}, and what the next one is got with. */
    public record Renewal(Token refreshToken, Instant expiresAt) {
        public Renewal {
            Objects.requireNonNull(refreshToken);
            Objects.requireNonNull(expiresAt);
        }
    }

    Installation renewed(Token token, Optional<Renewal> next) {
        return new Installation(team, teamName, token, next, installedAt);
    }
}
