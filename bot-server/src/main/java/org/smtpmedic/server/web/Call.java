package org.smtpmedic.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request as an endpoint sees it. */
public final class Call {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** A client that is told "too large" only reads the answer once it has sent what it had. */
    private static final long MOST_DRAINED = 64L * 1024 * 1024;

    private final Request request;

    Call(Request request) {
        this.request = request;
    }

    /** The path behind the route's own, without a slash at its start. */
    public String rest(String routePath) {
        return Request.getPathInContext(request).substring(routePath.length());
    }

    /**
     * A parameter of the address.
     *
     * @throws HttpProblem 400 where the address cannot be decoded
     */
    public Optional<String> query(String name) {
        try {
            return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
        } catch (IllegalArgumentException | IllegalStateException _) {
            // Jetty's words for bytes that are no UTF-8, and for far too many parameters.
            throw new HttpProblem(400, "The address cannot be read.");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Whether the client runs on this machine. */
    public boolean isFromThisMachine() {
        return LocalOnly.comesFromHere(request.getConnectionMetaData().getRemoteSocketAddress());
    }

    /** The cookie of this name. */
    public Optional<String> cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Every header of this name. */
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    /**
     * The body as a JSON object.
     *
     * @throws HttpProblem 413 where it is larger than {@code most} bytes, 415 or 400 where it is no JSON object
     */
    public JsonNode json(int most) throws IOException {
        String type = header(HttpHeader.CONTENT_TYPE.asString()).orElse("");
        if (!type.startsWith("application/json")) {
            throw new HttpProblem(415, "Send application/json.");
        }
        byte[] body = bytes(most);
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException _) {
            // Jackson's message would quote the body.
        }
        throw new HttpProblem(400, "The body is no JSON object.");
    }

    /**
     * The body.
     *
     * @throws HttpProblem 413 where it is larger than {@code most} bytes
     */
    public byte[] bytes(int most) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                drain(in);
                throw new HttpProblem(413, "That is larger than " + size(most) + ". Send the part around the error.");
            }
            return read;
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = MOST_DRAINED;
        int got = in.read(buffer);
        while (got >= 0 && left > 0) {
            left -= got;
            got = in.read(buffer);
        }
    }

    private static String size(int bytes) {
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes / 1000 + " kB";
    }
}
