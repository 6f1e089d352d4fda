package org.smtpmedic.core.probe.smtp;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whose word counts about who a server is.
 *
 * @param anchors certificates that need nobody else's word
 */
public record Trust(Set<X509Certificate> anchors) {
    /** Refuses, with {@link IllegalArgumentException}, to trust nobody. */
    public Trust {
        anchors = Set.copyOf(anchors);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("There must be somebody to trust");
        }
    }

    /** The authorities that this Java trusts. */
    public static Trust ofThisJava() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new Trust(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .collect(Collectors.toSet()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no list of trusted authorities", e);
        }
    }
}
