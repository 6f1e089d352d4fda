package org.smtpmedic.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.event.Signature;

/** Slack's requests over HTTP. Nothing is read of a request that Slack has not signed. */
public final class HttpEndpoint {
    /** Where Slack sends everything. */
    public static final String PATH = "/slack/events";
    /** Slack's own payloads stay far below this. */
    public static final int MOST_BYTES = 1_048_576;

    private static final Logger log = LoggerFactory.getLogger(HttpEndpoint.class);
    /** A signature is fresh for five minutes in both directions of time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(11);

    private static final int MOST_REMEMBERED = 50_000;

    private final App app;
    private final Signature signature;
    private final SlackRequestParser parser;
    private final Cache<String, Answer> answered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    HttpEndpoint(App app, Signature signature) {
        this.app = app;
        this.signature = signature;
        this.parser = new SlackRequestParser(app.config());
    }

    /** What goes back to Slack. */
    public record Answer(int status, String contentType, String body) {
        private static final String PLAIN = "text/plain; charset=utf-8";
    }

    /**
     * Answers one request.
     *
     * @param header looks up a header
     * @param body the bytes as they came, at most {@link #MOST_BYTES}
     */
    public Answer answer(Function<String, Optional<String>> header, byte[] body) {
        var signed = header.apply(Signature.SIGNATURE_HEADER);
        if (!signature.isValid(header.apply(Signature.TIMESTAMP_HEADER), signed, body)) {
            log.warn("A request without a valid signature of Slack's was refused");
            return new Answer(401, Answer.PLAIN, "");
        }
        String key = signed.orElseThrow();
        var before = Optional.ofNullable(answered.getIfPresent(key));
        if (before.isPresent()) {
            return before.get();
        }
        var answer = run(header, new String(body, StandardCharsets.UTF_8));
        if (answer.status() == 200) {
            answered.put(key, answer);
        }
        return answer;
    }

    private Answer run(Function<String, Optional<String>> header, String body) {
        try {
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(PATH)
                    .requestBody(body)
                    .queryString(Map.of())
                    .headers(new RequestHeaders(headers(header)))
                    .build());
            return request == null ? refused() : answer(app.run(request));
        } catch (Exception e) {
            // Bolt's reader throws whatever its parts throw when a field is missing. Its words can quote the body.
            log.warn("A signed request cannot be read: {}", e.getClass().getName());
            return refused();
        }
    }

    private static Map<String, List<String>> headers(Function<String, Optional<String>> header) {
        return header.apply("Content-Type")
                .map(type -> Map.of("Content-Type", List.of(type)))
                .orElse(Map.of());
    }

    private static Answer answer(Response response) {
        return new Answer(
                response.getStatusCode(),
                Optional.ofNullable(response.getContentType()).orElse(Answer.PLAIN),
                Optional.ofNullable(response.getBody()).orElse(""));
    }

    private static Answer refused() {
        return new Answer(400, Answer.PLAIN, "");
    }
}
