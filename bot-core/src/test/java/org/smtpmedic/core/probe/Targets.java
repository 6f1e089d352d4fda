package org.smtpmedic.core.probe;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Targets on loopback. */
final class Targets {
    static final String USER = "scanner@contoso.com";
    static final String PASSWORD = "Planted p@ss:w%rd/+ü";
    static final String RECIPIENT = "someone@example.com";

    private Targets() {}

    static SubmissionTarget at(String host, int port, SSLSocketFactory tls) {
        return new SubmissionTarget(
                host, port, USER, new Secret(PASSWORD.toCharArray()), USER, RECIPIENT, Optional.of(tls));
    }
}
