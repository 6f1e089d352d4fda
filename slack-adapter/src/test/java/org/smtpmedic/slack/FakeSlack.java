package org.smtpmedic.slack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real HTTP server that stands for Slack's Web API and answers what a test has written down. */
public final class FakeSlack implements AutoCloseable {
    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final List<Asked> calls = new ArrayList<>();
    private final HttpServer server;

    /** A call that came in. */
    public record Asked(String method, String token, Map<String, String> fields) {}

    public FakeSlack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", exchange -> {
            String method = exchange.getRequestURI().getPath().substring(5);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            synchronized (calls) {
                calls.add(new Asked(method, token.replace("Bearer ", ""), fields(body)));
            }
            String answer = answers.getOrDefault(method, _ -> "{\"ok\":false,\"error\":\"unknown_method\"}")
                    .apply(body);
            boolean number = answer.matches("\\d{3}");
            byte[] bytes =
                    (number ? "{\"ok\":false,\"error\":\"ratelimited\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "30");
            exchange.sendResponseHeaders(number ? Integer.parseInt(answer) : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    /** {@code answer} is JSON, or a status such as 429. */
    public FakeSlack on(String method, String answer) {
        return on(method, _ -> answer);
    }

    /** {@code answer} gets the body of the call. */
    public FakeSlack on(String method, UnaryOperator<String> answer) {
        answers.put(method, answer);
        return this;
    }

    public List<Asked> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The calls of one method. */
    public List<Asked> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Map<String, String> fields(String body) {
        return Stream.of(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (one, _) -> one));
    }
}
