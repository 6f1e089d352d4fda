package org.smtpmedic.core.probe.target;

import java.net.InetAddress;
import java.util.List;

/** Looks a host name up. */
@FunctionalInterface
public interface HostResolver {

    /**
     * All addresses of {@code host}, a well-formed name. Empty when there are none, or when nobody could say so in time:
     * it never throws for that, and it is bounded in time.
     */
    List<InetAddress> addressesOf(String host);
}
