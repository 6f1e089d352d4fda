package org.smtpmedic.core.probe.smtp;

import java.util.Arrays;
import java.util.Optional;

/** A version of TLS as it is written in a hello. TLS 1.3 calls itself 1.2 there (RFC 8446, section 4.1.2). */
enum TlsVersion {
    TLS_1_2("TLS 1.2", 3),
    TLS_1_1("TLS 1.1", 2),
    TLS_1_0("TLS 1.0", 1),
    SSL_3("SSL 3.0", 0);

    private final String title;
    private final int minor;

    TlsVersion(String title, int minor) {
        this.title = title;
        this.minor = minor;
    }

    static Optional<TlsVersion> of(int minor) {
        return Arrays.stream(values()).filter(version -> version.minor == minor).findFirst();
    }

    String title() {
        return title;
    }

    int minor() {
        return minor;
    }

    /** Forbidden by RFC 8996 and RFC 7568. */
    boolean isOld() {
        return this != TLS_1_2;
    }
}
