package org.smtpmedic.teams.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for the keys: first the OpenID metadata, then what it names. Bounded in time and size, and no redirects. */
final class KeyServer implements AutoCloseable {
    private static final int MOST_BYTES = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI metadata;
    private final Duration patience;
    private final HttpClient http;

    /** {@code patience} is for each of the two requests. */
    KeyServer(URI metadata, Duration patience) {
        this.metadata = metadata;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /**
     * The keys as they are now; never empty.
     *
     * @throws IOException if they cannot be had
     */
    Map<String, SigningKey> keys() throws IOException {
        URI place = place(get(metadata).path("jwks_uri").asText());
        Map<String, SigningKey> keys = KeyDocument.read(get(place));
        if (keys.isEmpty()) {
            throw new IOException("no usable key");
        }
        return keys;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** Keys that came over an open line could be anybody's, so the metadata cannot point from https to http. */
    private URI place(String text) throws IOException {
        try {
            URI uri = URI.create(text);
            if (metadata.getScheme().equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Refused below like any other address that is none.
        }
        throw new IOException("the metadata names no place for keys");
    }

    private JsonNode get(URI uri) throws IOException {
        var answer = http.sendAsync(
                HttpRequest.newBuilder(uri).timeout(patience).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The request's own timeout ends with the headers; a body could dribble for ever.
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException _) {
            throw new IOException("the answer is no JSON");
        } catch (TimeoutException _) {
            throw new IOException("no answer in time");
        } catch (ExecutionException e) {
            throw new IOException("no answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }
}
