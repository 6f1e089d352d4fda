package org.smtpmedic.core.probe.target;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator allows beyond Microsoft 365 and the asked domain's own mail hosts.
 *
 * @param addedHosts host names in lower case; every other rule holds for them as well
 * @param loopback the ports of this very machine that stand behind the doors; empty closes loopback, as it should be
 *     wherever strangers type
 */
public record TargetPolicy(Set<String> addedHosts, Map<Door, Integer> loopback) {

    /** Refuses, with {@link IllegalArgumentException}, an added host that is none. */
    public TargetPolicy {
        addedHosts = Set.copyOf(addedHosts);
        loopback = Map.copyOf(loopback);
        for (String host : addedHosts) {
            if (!TypedTarget.hostName(host).equals(Optional.of(host))) {
                throw new IllegalArgumentException("An allowed host must be a plain name in lower case: " + host);
            }
        }
    }

    /** Microsoft 365 and the asked domain's mail hosts, nothing else. */
    public static TargetPolicy standard() {
        return new TargetPolicy(Set.of(), Map.of());
    }

    boolean opensLoopback() {
        return !loopback.isEmpty();
    }
}
