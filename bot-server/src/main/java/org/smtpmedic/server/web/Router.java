package org.smtpmedic.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route, and is the one place where a reply or a problem becomes bytes. */
final class Router extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String FORM_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " base-uri 'none'; frame-ancestors 'none'";

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            secure(response.getHeaders());
            write(answer(request), response);
            callback.succeeded();
        } catch (IOException _) {
            // The client is gone, and nobody is left to be told.
            callback.failed(new IOException("The client is gone"));
        }
        return true;
    }

    private Reply answer(Request request) throws IOException {
        try {
            Route route = find(request);
            if (route.audience() == Route.Audience.THIS_MACHINE) {
                LocalOnly.require(request);
            }
            return route.endpoint().answer(new Call(request));
        } catch (HttpProblem problem) {
            return error(problem.status(), problem.words());
        } catch (RuntimeException e) {
            // The path is ours; what the request brought stays out of the log, and so does the exception's message.
            LOG.error(
                    "Cannot answer {} {}: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    place(e));
            return error(500, "Something went wrong here, not with what you did. Nothing was lost; please try again.");
        }
    }

    private Route find(Request request) {
        String path = Request.getPathInContext(request);
        List<Route> here = routes.stream().filter(route -> route.covers(path)).toList();
        if (here.isEmpty()) {
            throw new HttpProblem(404, "There is nothing here.");
        }
        return here.stream()
                .filter(route -> route.method().equals(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> new HttpProblem(405, "This address does not take that method."));
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static Reply error(int status, String message) {
        return new Reply.Json(status, Map.of("error", message));
    }

    private static void secure(HttpFields.Mutable headers) {
        headers.put("Content-Security-Policy", PAGE_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void write(Reply reply, Response response) throws IOException {
        switch (reply) {
            case Reply.Json(int status, Object body) -> {
                response.setStatus(status);
                send(response, "application/json; charset=utf-8", "no-store", JSON.writeValueAsBytes(body));
            }
            case Reply.Status(int status) -> {
                response.setStatus(status);
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
            }
            case Reply.Redirect(URI to, String cookie) -> {
                response.setStatus(302);
                response.getHeaders().put(HttpHeader.LOCATION, to.toString());
                response.getHeaders().put(HttpHeader.SET_COOKIE, cookie);
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
            }
            case Reply.Text(String contentType, String text, String caching) ->
                send(response, contentType, caching, text.getBytes(StandardCharsets.UTF_8));
            case Reply.Page(int status, String html) -> {
                response.setStatus(status);
                response.getHeaders().put("Content-Security-Policy", FORM_POLICY);
                response.getHeaders().put("X-Frame-Options", "DENY");
                response.getHeaders().put("X-Robots-Tag", "noindex");
                send(response, "text/html; charset=utf-8", "no-store", html.getBytes(StandardCharsets.UTF_8));
            }
            case Reply.Plain(int status, String contentType, String body) -> {
                response.setStatus(status);
                send(response, contentType, "no-store", body.getBytes(StandardCharsets.UTF_8));
            }
            case Reply.Events(Reply.Writer writer) -> {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                try (OutputStream out = Content.Sink.asOutputStream(response)) {
                    writer.write(out);
                }
            }
        }
    }

    private static void send(Response response, String contentType, String caching, byte[] bytes) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, caching);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(bytes);
        }
    }
}
