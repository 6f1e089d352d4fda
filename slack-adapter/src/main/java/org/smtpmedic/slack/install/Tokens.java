package org.smtpmedic.slack.install;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.install.Installation.Renewal;
import org.smtpmedic.slack.install.Installations.Found;

/** The token of each workspace, renewed well before it runs out. While one renews, the others go on with the token that still works. */
final class Tokens {
    private static final Logger log = LoggerFactory.getLogger(Tokens.class);
    /** Slack's tokens live for twelve hours. */
    private static final Duration MARGIN = Duration.ofHours(1);
    /** Longer than the call may take. After a failure, so long nobody tries again. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Installations installations;
    private final OAuthExchange exchange;
    private final InstantSource clock;

    Tokens(Installations installations, OAuthExchange exchange, InstantSource clock) {
        this.installations = installations;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** With which token {@code team} is called. May call Slack; never throws but {@link org.smtpmedic.core.store.StoreException}. */
    Grant of(String team) {
        return switch (installations.find(team)) {
            case Found.Here(Installation installation) ->
                installation
                        .renewal()
                        .filter(this::isDue)
                        .map(renewal -> renewed(installation, renewal))
                        .orElseGet(() -> new Grant.Granted(installation.botToken()));
            case Found.NotInstalled _ -> new Grant.NotInstalled();
            case Found.Locked(String reason) -> {
                log.error("The workspace {} cannot be served: {}", team, reason);
                yield new Grant.Later("its token does not open");
            }
        };
    }

    private boolean isDue(Renewal renewal) {
        return !clock.instant().plus(MARGIN).isBefore(renewal.expiresAt());
    }

    private Grant renewed(Installation installation, Renewal renewal) {
        Instant now = clock.instant();
        if (!installations.claim(installation, now, now.plus(CLAIM))) {
            return old(installation, renewal);
        }
        return switch (exchange.renew(installation, renewal)) {
            case OAuthExchange.Outcome.Installed(Installation next) -> {
                installations.renew(next);
                yield new Grant.Granted(next.botToken());
            }
            case OAuthExchange.Outcome.Refused(String error) -> {
                log.error(
                        "Slack does not renew the token of {}: {}. If this goes on, install the app there again",
                        installation.team(),
                        error);
                yield old(installation, renewal);
            }
            case OAuthExchange.Outcome.Away(String reason) -> {
                log.warn("The token of {} is not renewed yet: {}", installation.team(), reason);
                yield old(installation, renewal);
            }
            case OAuthExchange.Outcome.WholeOrganization _ -> old(installation, renewal);
        };
    }

    private Grant old(Installation installation, Renewal renewal) {
        return Optional.of(installation.botToken())
                .filter(_ -> clock.instant().isBefore(renewal.expiresAt()))
                .<Grant>map(Grant.Granted::new)
                .orElseGet(() -> new Grant.Later("its token ran out and is being renewed"));
    }
}
