package org.smtpmedic.server.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Keeps other machines, and other sites in this machine's browser, away from what has no login. A name that some site lets point here
 * (DNS rebinding) is refused by its {@code Host}; a foreign page's request by its {@code Origin}.
 */
final class LocalOnly {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private LocalOnly() {}

    static void require(Request request) {
        if (!comesFromHere(request.getConnectionMetaData().getRemoteSocketAddress())
                || !NAMES.contains(Request.getServerName(request))) {
            throw new HttpProblem(403, "This page is for the machine it runs on. Open it as http://localhost.");
        }
        if (!isOwnSite(request)) {
            throw new HttpProblem(403, "Another site may not do this.");
        }
    }

    static boolean comesFromHere(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress inet)) {
            return false;
        }
        InetAddress address = inet.getAddress();
        return address != null && address.isLoopbackAddress();
    }

    private static boolean isOwnSite(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean changes = !request.getMethod().equals("GET");
        return (origin == null || origin.equals("http://" + request.getHeaders().get(HttpHeader.HOST)))
                && (!changes || site == null || OWN_SITE.contains(site));
    }
}
