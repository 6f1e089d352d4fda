package org.smtpmedic.core.probe.smtp;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Whom a certificate is for. The subject's common name does not count (RFC 9525, section 2). */
record AlternativeNames(List<String> hosts, List<String> addresses) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    static AlternativeNames of(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (List<?> name : entries(certificate)) {
            if (name.get(0).equals(DNS_NAME) && name.get(1) instanceof String host) {
                hosts.add(host);
            } else if (name.get(0).equals(IP_ADDRESS) && name.get(1) instanceof String address) {
                addresses.add(address);
            }
        }
        return new AlternativeNames(hosts, addresses);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(hosts);
        all.addAll(addresses);
        return all;
    }

    /** Whether {@code host}, a name in lower case or an address, is among them. */
    boolean cover(String host) {
        return isAddress(host)
                ? addresses.stream()
                        .anyMatch(address -> InetAddress.ofLiteral(address).equals(InetAddress.ofLiteral(host)))
                : hosts.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), host));
    }

    /** A star stands for one whole label, the first, in front of at least two others. */
    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        String parent = pattern.substring(1);
        int dot = host.indexOf('.');
        return dot > 0 && parent.indexOf('.', 1) > 0 && host.substring(dot).equals(parent);
    }

    /** No host name has a colon, or a number for its last label. */
    private static boolean isAddress(String host) {
        String lastLabel = host.substring(host.lastIndexOf('.') + 1);
        return host.indexOf(':') >= 0 || lastLabel.chars().allMatch(Character::isDigit);
    }

    private static Collection<List<?>> entries(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
