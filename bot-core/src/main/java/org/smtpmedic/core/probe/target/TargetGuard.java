package org.smtpmedic.core.probe.target;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.smtpmedic.core.probe.target.TargetVerdict.Allowed;
import org.smtpmedic.core.probe.target.TargetVerdict.Malformed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotAllowed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotFound;

/**
 * Stands between what a chat user typed and the network. A target passes when its name is on the list, its port is one of
 * mail, and every address it has lies on the open Internet; it is dialled at one of those addresses and never looked up
 * again. Safe for use by several threads.
 */
public final class TargetGuard {
    private static final Map<Door, Integer> STANDARD_PORTS = standardPorts();

    private final TargetPolicy policy;
    private final HostResolver resolver;

    public TargetGuard(TargetPolicy policy, HostResolver resolver) {
        this.policy = policy;
        this.resolver = resolver;
    }

    /**
     * Judges a target.
     *
     * @param typed what somebody typed
     * @param mailHosts the MX hosts of the domain that was asked about; empty when none was
     */
    public TargetVerdict judge(String typed, Set<String> mailHosts) {
        try {
            TypedTarget target = TypedTarget.parse(typed);
            return judge(target, isAmong(mailHosts, target.host()));
        } catch (TypedTarget.MalformedException e) {
            return new Malformed(e.sentence());
        }
    }

    private TargetVerdict judge(TypedTarget typed, boolean exchanger) {
        Optional<Door> door = door(typed, exchanger);
        if (door.isEmpty() || !isListed(typed, exchanger)) {
            return new NotAllowed();
        }
        List<InetAddress> addresses = typed.literal().map(List::of).orElseGet(() -> resolver.addressesOf(typed.host()));
        if (addresses.isEmpty()) {
            return isKnown(typed.host()) ? new NotFound(typed.host()) : new NotAllowed();
        }
        return dialled(typed, door.get(), addresses)
                .<TargetVerdict>map(Allowed::new)
                .orElseGet(NotAllowed::new);
    }

    private boolean isListed(TypedTarget typed, boolean exchanger) {
        return exchanger || isKnown(typed.host()) || (policy.opensLoopback() && namesLoopback(typed));
    }

    /** Hosts of which no answer of ours tells anything new. What a stranger's MX records name is not among them. */
    private boolean isKnown(String host) {
        return MicrosoftHosts.submits(host)
                || MicrosoftHosts.exchanges(host)
                || policy.addedHosts().contains(host);
    }

    private static boolean namesLoopback(TypedTarget typed) {
        return typed.literal()
                .map(address -> PublicAddresses.isLoopback(address.getAddress()))
                .orElse(typed.host().equals("localhost"));
    }

    private Optional<Door> door(TypedTarget typed, boolean exchanger) {
        OptionalInt port = typed.port();
        if (port.isEmpty()) {
            boolean relay = exchanger || MicrosoftHosts.exchanges(typed.host());
            return Optional.of(relay ? Door.RELAY : Door.SUBMISSION);
        }
        return Door.of(port.getAsInt()).or(() -> loopbackDoor(port.getAsInt()));
    }

    private Optional<Door> loopbackDoor(int port) {
        return policy.loopback().entrySet().stream()
                .filter(entry -> entry.getValue() == port)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** One address for all, or nothing as soon as a single one of them is closed. */
    private Optional<VettedTarget> dialled(TypedTarget typed, Door door, List<InetAddress> addresses) {
        InetAddress first = addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(addresses.getFirst());
        if (policy.opensLoopback() && addresses.stream().allMatch(a -> PublicAddresses.isLoopback(a.getAddress()))) {
            return Optional.of(pin(typed.host(), first, door, policy.loopback()));
        }
        boolean open = isPortOfMail(typed.port())
                && !isMapped(typed)
                && addresses.stream().allMatch(a -> PublicAddresses.isPublic(a.getAddress()));
        return open ? Optional.of(pin(typed.host(), first, door, STANDARD_PORTS)) : Optional.empty();
    }

    private static boolean isPortOfMail(OptionalInt port) {
        return port.isEmpty() || Door.of(port.getAsInt()).isPresent();
    }

    /** Java makes an IPv4 address of {@code ::ffff:192.0.2.1} before anybody can look at its bytes. */
    private static boolean isMapped(TypedTarget typed) {
        return typed.host().indexOf(':') >= 0
                && typed.literal().filter(Inet4Address.class::isInstance).isPresent();
    }

    private static VettedTarget pin(String host, InetAddress address, Door door, Map<Door, Integer> ports) {
        try {
            return new VettedTarget(host, InetAddress.getByAddress(host, address.getAddress()), door, ports);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has a wrong length", e);
        }
    }

    private static boolean isAmong(Set<String> mailHosts, String host) {
        return mailHosts.stream()
                .flatMap(name -> TypedTarget.hostName(name).stream())
                .anyMatch(host::equals);
    }

    private static Map<Door, Integer> standardPorts() {
        var ports = new EnumMap<Door, Integer>(Door.class);
        Arrays.stream(Door.values()).forEach(door -> ports.put(door, door.port()));
        return ports;
    }
}
