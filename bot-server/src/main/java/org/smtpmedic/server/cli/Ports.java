package org.smtpmedic.server.cli;

import java.io.IOException;
import java.net.BindException;

/** What can be wrong about a port. */
final class Ports {
    private Ports() {}

    static void check(int port) {
        if (port < 0 || port > 65_535) {
            throw Failure.usage("a port is a number from 0 to 65535");
        }
    }

    static Failure taken(int port, IOException e) {
        boolean bind = e instanceof BindException || e.getCause() instanceof BindException;
        return Failure.usage(
                bind
                        ? "port " + port + " is taken; name another one, or 0 for any free one"
                        : "port " + port + " cannot be had");
    }
}
