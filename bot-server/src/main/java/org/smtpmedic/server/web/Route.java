package org.smtpmedic.server.web;

import java.io.IOException;

/**
 * One thing the server answers to.
 *
 * @param path the whole path, or what it begins with where it ends in a slash and is longer than one
 * @param audience who may ask
 */
public record Route(String method, String path, Audience audience, Endpoint endpoint) {

    /** Who may ask. */
    public enum Audience {
        ANYBODY,
        /** A browser or tool on this machine that asked for this machine by name: the local page has no login. */
        THIS_MACHINE
    }

    /** Answers one request. It may block. */
    public interface Endpoint {
        Reply answer(Call call) throws IOException;
    }

    public static Route local(String method, String path, Endpoint endpoint) {
        return new Route(method, path, Audience.THIS_MACHINE, endpoint);
    }

    boolean covers(String asked) {
        return isPrefix() ? asked.startsWith(path) : asked.equals(path);
    }

    private boolean isPrefix() {
        return path.length() > 1 && path.endsWith("/");
    }
}
