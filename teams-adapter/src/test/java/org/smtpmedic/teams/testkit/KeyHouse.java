package org.smtpmedic.teams.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The channel's key server, with its moods. */
public final class KeyHouse implements AutoCloseable {

    /** How it answers. */
    public enum Mood {
        WELL,
        FAILING,
        HANGING,
        /** Sends a byte now and then, and never ends. */
        DRIBBLING,
        ENDLESS,
        NONSENSE,
        EMPTY
    }

    public volatile Mood mood = Mood.WELL;
    public volatile List<String> keys;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LoopbackServer server = new LoopbackServer(this::answer);

    /** Publishes these keys. */
    public KeyHouse(String... keys) {
        this.keys = List.of(keys);
    }

    public URI metadata() {
        return URI.create(server.address() + "/v1/.well-known/openidconfiguration");
    }

    /** How often the metadata was asked for. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean metadata = exchange.getRequestURI().getPath().endsWith("openidconfiguration");
        if (metadata) {
            asked.incrementAndGet();
        }
        switch (mood) {
            case WELL ->
                LoopbackServer.answer(
                        exchange,
                        200,
                        metadata
                                ? "{\"jwks_uri\":\"" + server.address() + "/v1/.well-known/keys\"}"
                                : "{\"keys\":[" + String.join(",", keys) + "]}");
            case FAILING -> LoopbackServer.answer(exchange, 503, "{}");
            case NONSENSE -> LoopbackServer.answer(exchange, 200, "<html>");
            case EMPTY -> LoopbackServer.answer(exchange, 200, "{\"jwks_uri\":\"file:///etc/passwd\",\"keys\":[]}");
            case HANGING -> await();
            case DRIBBLING -> flood(exchange, 1, 100);
            case ENDLESS -> flood(exchange, 100_000, 0);
        }
    }

    private void flood(HttpExchange exchange, int bytes, long pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = " ".repeat(bytes).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        do {
            exchange.getResponseBody().write(piece);
            exchange.getResponseBody().flush();
        } while (!closed(pause));
    }

    private void await() {
        closed(60_000);
    }

    private boolean closed(long millis) {
        try {
            return closing.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
