package org.smtpmedic.simulator.entra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;
import org.smtpmedic.simulator.tls.ServerIdentity;

/** A make-believe Entra ID: a real HTTPS server on 127.0.0.1. Tokens that it makes open the mailbox at the simulated mail server. */
public final class EntraSimulator implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern ENDPOINT = Pattern.compile("/([A-Za-z0-9.-]{1,253})/oauth2/v2\\.0/(devicecode|token)");
    private static final int MOST = 64 * 1024;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerIdentity identity;
    private final AtomicReference<EntraSwitches> switches;
    private final Endpoints endpoints;

    private EntraSimulator(
            HttpsServer server, ServerIdentity identity, AtomicReference<EntraSwitches> switches, Endpoints endpoints) {
        this.server = server;
        this.identity = identity;
        this.switches = switches;
        this.endpoints = endpoints;
    }

    /**
     * Starts the server, with everything in order for the mailbox's user.
     *
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @param mailbox which the tokens are for
     * @throws IOException when the port cannot be had
     */
    public static EntraSimulator start(int port, SimulatedApp app, SimulatedMailbox mailbox, InstantSource clock)
            throws IOException {
        var switches = new AtomicReference<>(EntraSwitches.inOrder(mailbox.user()));
        var mint = new TokenMint(clock);
        mailbox.trust(mint::opens);
        var identity = ServerIdentity.create(clock.instant(), List.of("localhost"), List.of(LOOPBACK));
        var server = HttpsServer.create(new InetSocketAddress(LOOPBACK, port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
        var entra = new EntraSimulator(server, identity, switches, new Endpoints(app, switches, mint, clock));
        server.setExecutor(entra.threads);
        server.createContext("/", entra::handle);
        server.start();
        return entra;
    }

    /** Stands for {@code https://login.microsoftonline.com}. */
    public URI authority() {
        return URI.create("https://" + LOOPBACK.getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    public EntraSwitches switches() {
        return switches.get();
    }

    /** Moves the switches; it counts for the next request. */
    public void set(EntraSwitches moved) {
        switches.set(moved);
    }

    /** Makes TLS sockets for a client that trusts this server's certificate and no other. */
    public SSLSocketFactory clientSockets() {
        return identity.clientSockets();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher endpoint = ENDPOINT.matcher(exchange.getRequestURI().getPath());
            Optional<Map<String, String>> form = form(exchange);
            if (!endpoint.matches() || !exchange.getRequestMethod().equals("POST") || form.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String tenant = endpoint.group(1);
            Answer answer = endpoint.group(2).equals("token")
                    ? endpoints.token(tenant, form.get())
                    : endpoints.deviceCode(tenant, form.get(), authority().resolve("/device"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The fields of the body; empty where it is too large or no form. */
    private static Optional<Map<String, String>> form(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST);
        Map<String, String> fields = new HashMap<>();
        try {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return body.length < MOST ? Optional.of(fields) : Optional.empty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
