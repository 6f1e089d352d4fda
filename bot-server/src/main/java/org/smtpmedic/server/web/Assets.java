package org.smtpmedic.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of the local page, out of the program itself. */
public final class Assets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private Assets() {}

    /**
     * The file of this name below {@code web/}.
     *
     * @throws HttpProblem 404 where there is none
     */
    public static Reply file(String name) throws IOException {
        // A folder has no dot; as a resource it would read as the list of its files.
        int dot = name.lastIndexOf('.');
        String type = dot < 0 ? null : TYPES.get(name.substring(dot + 1));
        if (type == null || !NAME.matcher(name).matches() || name.contains("..")) {
            throw missing();
        }
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw missing();
            }
            String caching = name.startsWith("vendor/") ? "max-age=31536000, immutable" : "no-cache";
            return new Reply.Text(type, new String(in.readAllBytes(), StandardCharsets.UTF_8), caching);
        }
    }

    private static HttpProblem missing() {
        return new HttpProblem(404, "There is no such file.");
    }
}
