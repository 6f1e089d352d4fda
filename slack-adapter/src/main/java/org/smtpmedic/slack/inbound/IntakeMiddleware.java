package org.smtpmedic.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one middleware of our Bolt app. Bolt's own list would ask {@code auth.test} before each answer and remember a failure as "401" for
 * minutes; here the request was verified on its bytes, and tokens are looked up when something is sent.
 */
final class IntakeMiddleware implements Middleware {
    private static final Logger log = LoggerFactory.getLogger(IntakeMiddleware.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json; charset=utf-8";

    private final SlackIntake intake;

    IntakeMiddleware(SlackIntake intake) {
        this.intake = intake;
    }

    @Override
    @SuppressWarnings("rawtypes") // The type of Bolt's own interface.
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        if (request.getRequestType() == RequestType.UrlVerification) {
            return chain.next(request);
        }
        if (request.getRequestType() == RequestType.SSLCheck) {
            return Response.ok();
        }
        return payload(Optional.ofNullable(request.getRequestBodyAsString()).orElse(""))
                .map(this::take)
                .map(IntakeMiddleware::response)
                .orElseGet(() -> Response.error(400));
    }

    /** What fails here is not acknowledged: over both transports, Slack then sends an event again. */
    private Ack take(JsonNode payload) {
        try {
            return intake.take(payload);
        } catch (RuntimeException e) {
            log.error("What Slack sent could not be taken in: {}", e.getClass().getName());
            return Ack.AGAIN;
        }
    }

    private static Response response(Ack ack) {
        var response = Response.builder().statusCode(ack.status());
        ack.json().ifPresent(json -> response.contentType(JSON_TYPE).body(json));
        return response.build();
    }

    /** Socket Mode brings JSON, HTTP brings JSON or a form; commands are a form of many fields. */
    private static Optional<JsonNode> payload(String body) {
        try {
            if (body.startsWith("{")) {
                return object(body);
            }
            ObjectNode form = form(body);
            return form.has("payload") ? object(form.path("payload").asText()) : Optional.of(form);
        } catch (JsonProcessingException | IllegalArgumentException _) {
            // The exception's words would quote the body.
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> object(String json) throws JsonProcessingException {
        return Optional.ofNullable(JSON.readTree(json)).filter(JsonNode::isObject);
    }

    private static ObjectNode form(String body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
