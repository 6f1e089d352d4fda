package org.smtpmedic.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

/** What is answered to a request. */
public sealed interface Reply {

    /** {@code body} is written by Jackson. */
    record Json(int status, Object body) implements Reply {}

    /** A status and no body. */
    record Status(int status) implements Reply {}

    /** Elsewhere. {@code cookie} is the value of {@code Set-Cookie}. */
    record Redirect(URI to, String cookie) implements Reply {}

    /** A text file. {@code caching} is the value of {@code Cache-Control}. */
    record Text(String contentType, String text, String caching) implements Reply {}

    /** A page with nothing but a form on it: kept nowhere, framed by nobody, and what is typed goes back to this server alone. */
    record Page(int status, String html) implements Reply {}
    /** A body in words that somebody else's protocol asks for. */
    record Plain(int status, String contentType, String body) implements Reply {}

    /** Server-sent events, until the writer returns or the client is gone. */
    record Events(Writer writer) implements Reply {}

    /** Writes events. An {@link IOException} of the stream means that the client is gone. */
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static Reply ok(Object body) {
        return new Json(200, body);
    }
}
