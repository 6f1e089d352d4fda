package org.smtpmedic.core.probe.recipe;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.probe.target.Door;

/**
 * Where a test went.
 *
 * @param host a name or an address, without brackets
 * @param port the port dialled
 * @param door what kind of port it is
 */
public record Endpoint(String host, int port, Door door) {
    /** Begins with no hyphen, or a tool would take it for an option. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}");

    private static final Pattern SERVER = Pattern.compile("([^:]{1,253}|[0-9a-fA-F:.]{2,45}):([1-9][0-9]{0,4})");

    /** Refuses, with {@link IllegalArgumentException}, what is neither host nor port. */
    public Endpoint {
        Objects.requireNonNull(door);
        if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("This is no host and port");
        }
    }

    /** Reads {@code smtp.office365.com:587}, as a report names its server; empty for anything else. */
    public static Optional<Endpoint> read(String server) {
        Matcher parts = SERVER.matcher(server);
        if (!parts.matches() || !HOST.matcher(parts.group(1)).matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(2));
        return port > 65_535 ? Optional.empty() : Optional.of(new Endpoint(parts.group(1), port, door(port)));
    }

    /** Whether it lies on the machine that goes there. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.equals("::1") || (isAddress() && host.startsWith("127."));
    }

    boolean isSixAddress() {
        return host.indexOf(':') >= 0;
    }

    boolean isAddress() {
        return isSixAddress() || host.matches("[0-9.]{7,15}");
    }

    /** As {@code host:587} or {@code [2001:db8::1]:587}. */
    public String place() {
        return (isSixAddress() ? "[" + host + "]" : host) + ":" + port;
    }

    private static Door door(int port) {
        return switch (port) {
            case 25 -> Door.RELAY;
            case 465 -> Door.IMPLICIT_TLS;
            default -> Door.SUBMISSION;
        };
    }
}
