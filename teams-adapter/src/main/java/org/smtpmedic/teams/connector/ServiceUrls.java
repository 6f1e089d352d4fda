package org.smtpmedic.teams.connector;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where tokens may be sent: addresses as {@code https://host}, with a star for what stands before a dot, as {@code https://*.example.com}. */
public final class ServiceUrls {
    private final List<Origin> allowed;

    /**
     * The allowed addresses.
     *
     * @throws IllegalArgumentException where one is no such address
     */
    public ServiceUrls(List<String> allowed) {
        this.allowed = allowed.stream().map(Origin::of).toList();
    }

    private record Origin(String scheme, String host, int port, boolean isSuffix) {

        static Origin of(String text) {
            boolean suffix = text.contains("://*.");
            URI uri = URI.create(text.replace("://*.", "://"));
            String scheme = uri.getScheme();
            String host = uri.getHost();
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (scheme == null
                    || host == null
                    || !bare
                    || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                throw new IllegalArgumentException("no address of a host");
            }
            if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
                throw new IllegalArgumentException("tokens go over https only");
            }
            return new Origin(scheme, host.toLowerCase(Locale.ROOT), uri.getPort(), suffix);
        }

        private static boolean isLoopback(String host) {
            return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        }

        boolean covers(URI uri) {
            String asked = uri.getHost().toLowerCase(Locale.ROOT);
            return scheme.equalsIgnoreCase(uri.getScheme())
                    && port == uri.getPort()
                    && (isSuffix ? asked.endsWith("." + host) : asked.equals(host));
        }
    }

    /** The address as a URI; empty where no token may be sent there. Never throws. */
    public Optional<URI> allowed(String url) {
        try {
            URI uri = URI.create(url);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            return Optional.of(uri).filter(each -> plain && allowed.stream().anyMatch(origin -> origin.covers(each)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
