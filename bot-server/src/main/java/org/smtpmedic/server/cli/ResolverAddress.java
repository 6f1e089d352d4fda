package org.smtpmedic.server.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.target.HostResolver;

/** {@code 192.0.2.53}, {@code 192.0.2.53:5353}, {@code [2001:db8::53]:53} or a host name, as the place of a DNS resolver. */
final class ResolverAddress {
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[(?<six>[0-9A-Fa-f:.]{2,45})]|(?<host>[A-Za-z0-9.-]{1,253}))(?::(?<port>[1-9][0-9]{0,4}))?");

    private static final int DNS = 53;

    private ResolverAddress() {}

    /** Throws {@link Failure} for what is none, or cannot be found. */
    static InetSocketAddress read(String typed, HostResolver system) {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw Failure.usage("--resolver takes an address or a host name, with a port where it is not 53");
        }
        String port = form.group("port");
        int number = port == null ? DNS : Integer.parseInt(port);
        if (number > 65_535) {
            throw Failure.usage("--resolver: a port is at most 65535");
        }
        String host = form.group("six") == null ? form.group("host") : form.group("six");
        List<InetAddress> addresses = system.addressesOf(host);
        if (addresses.isEmpty()) {
            throw Failure.usage("--resolver: this host cannot be found");
        }
        return new InetSocketAddress(addresses.getFirst(), number);
    }
}
