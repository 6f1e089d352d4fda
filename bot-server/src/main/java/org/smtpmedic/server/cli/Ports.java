package org.smtpmedic.server.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;

/** What can be wrong about a port, or the address it belongs to. */
final class Ports {
    private Ports() {}

    static void check(int port) {
        if (port < 0 || port > 65_535) {
            throw Failure.usage("a port is a number from 0 to 65535");
        }
    }

    /** Java tells a foreign address and a taken port by the same exception, so the address is looked at first. */
    static void checkHost(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw Failure.usage("server.host: " + host + " is no address of this machine");
            }
        } catch (IOException _) {
            throw Failure.usage("server.host: " + host + " cannot be listened on");
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
