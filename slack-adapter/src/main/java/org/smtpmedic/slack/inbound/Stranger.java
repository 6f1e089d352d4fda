package org.smtpmedic.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.event.Arrival;

/**
 * Answers a workspace that has not installed the app, or not any more. There is no token to call it with, so the answer goes where Slack lets
 * it go without one.
 */
final class Stranger {
    private static final Logger log = LoggerFactory.getLogger(Stranger.class);

    private final Slack slack;
    private final Optional<URI> installAt;
    private final Set<String> origins;
    private final Handover handover;

    /** {@code origins}: where answers may be sent to, such as {@code https://hooks.slack.com}. */
    Stranger(Slack slack, Optional<URI> installAt, Set<String> origins, Handover handover) {
        this.slack = slack;
        this.installAt = installAt;
        this.origins = Set.copyOf(origins);
        this.handover = handover;
    }

    Ack answer(String team, Arrival arrival, JsonNode payload) {
        log.warn(
                "The workspace {} sent something ({}), but the app is not installed there",
                team,
                arrival.getClass().getSimpleName());
        return switch (arrival) {
            case Arrival.Command _ -> Ack.whisper(words());
            case Arrival.Submitted submitted ->
                submitted.inputs().keySet().stream()
                        .findFirst()
                        .map(field -> Ack.error(field, words()))
                        .orElse(Ack.OK);
            case Arrival.Clicked _, Arrival.HandedOver _, Arrival.Pointed _ -> {
                handover.run(() -> respond(payload.path("response_url").asText()));
                yield Ack.OK;
            }
            case Arrival.Message _,
                    Arrival.Started _,
                    Arrival.Chosen _,
                    Arrival.HomeOpened _,
                    Arrival.Removed _,
                    Arrival.Nothing _,
                    Arrival.Broken _ -> Ack.OK;
        };
    }

    private String words() {
        return Words.NOT_INSTALLED
                + installAt.map(url -> " An administrator can do that: " + url).orElse("");
    }

    private void respond(String url) {
        if (!isAllowed(url)) {
            return;
        }
        var answer = ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(false)
                .text(words())
                .build();
        try {
            new ActionResponseSender(slack).send(url, answer);
        } catch (IOException e) {
            log.warn("An answer did not get through: {}", e.getClass().getSimpleName());
        }
    }

    private boolean isAllowed(String url) {
        try {
            URI uri = URI.create(url);
            return origins.contains(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
