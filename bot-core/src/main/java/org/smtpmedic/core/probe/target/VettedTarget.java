package org.smtpmedic.core.probe.target;

import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalInt;

/** A target that the {@link TargetGuard} let through, and nobody else can make one: name, address and ports are fixed. */
public final class VettedTarget {
    private final String host;
    private final InetAddress address;
    private final Door door;
    private final Map<Door, Integer> ports;

    /** {@code address} carries the host's name, so that nothing has to look it up again. */
    VettedTarget(String host, InetAddress address, Door door, Map<Door, Integer> ports) {
        this.host = host;
        this.address = address;
        this.door = door;
        this.ports = Map.copyOf(ports);
    }

    /** The name to greet, to send in TLS and to find in the certificate; an address where one was given. */
    public String host() {
        return host;
    }

    /** The one address to dial. */
    public InetAddress address() {
        return address;
    }

    /** The door that was asked for. */
    public Door door() {
        return door;
    }

    /** The port behind {@code door}; empty when this target has no such door. */
    public OptionalInt port(Door door) {
        Integer port = ports.get(door);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether Microsoft takes mail in there, for its cloud. */
    public boolean isMicrosoft() {
        return MicrosoftHosts.submits(host) || MicrosoftHosts.exchanges(host);
    }

    /** As {@code smtp.office365.com:587}. */
    @Override
    public String toString() {
        return host + ":" + door.port();
    }
}
