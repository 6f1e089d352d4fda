package org.smtpmedic.slack.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.event.Arrival.File;

/**
 * Fetches uploaded files. The bot's token goes to Slack's file server and to no other address, whatever the payload says, and no redirect
 * is followed.
 */
final class FileFetch {
    private static final Logger log = LoggerFactory.getLogger(FileFetch.class);
    private static final int MOST_BYTES = 5 * 1_048_576;
    private static final Duration TIME = Duration.ofSeconds(15);

    private final Set<String> origins;
    private final Function<String, Grant> tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIME)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** {@code origins}: where files may be fetched from, such as {@code https://files.slack.com}. */
    FileFetch(Set<String> origins, Function<String, Grant> tokens) {
        this.origins = Set.copyOf(origins);
        this.tokens = tokens;
    }

    /** The file as text; empty where it cannot be had, or is too large to be a log. */
    Optional<String> text(String team, File file) {
        var address = address(file);
        if (!(tokens.apply(team) instanceof Grant.Granted(var token))
                || address.isEmpty()
                || file.size() > MOST_BYTES) {
            log.warn("A file is left alone: it is too large, not where files of Slack are, or there is no token");
            return Optional.empty();
        }
        var request = HttpRequest.newBuilder(address.get())
                .header("Authorization", "Bearer " + token.reveal())
                .timeout(TIME)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return read(response.statusCode(), in);
            }
        } catch (IOException e) {
            log.warn("A file cannot be fetched: {}", e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> read(int status, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (status != 200 || bytes.length > MOST_BYTES) {
            log.warn("A file cannot be fetched: status {}; is the scope files:read there?", status);
            return Optional.empty();
        }
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<URI> address(File file) {
        try {
            URI uri = URI.create(file.url());
            String origin = uri.getScheme() + "://" + uri.getRawAuthority();
            return origins.contains(origin) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
