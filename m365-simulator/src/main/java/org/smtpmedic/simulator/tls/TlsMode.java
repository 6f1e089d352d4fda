package org.smtpmedic.simulator.tls;

import java.util.Arrays;
import java.util.Optional;

/** What the server's TLS is like. */
public enum TlsMode {
    GOOD("good", "As it should be"),
    /** Answers every client in TLS 1.0. */
    TLS_1_0("tls-1-0", "TLS 1.0 only"),
    TLS_1_1("tls-1-1", "TLS 1.0 and 1.1 only"),
    EXPIRED("expired", "Certificate expired"),
    NOT_YET_VALID("not-yet-valid", "Certificate not valid yet"),
    WRONG_NAME("wrong-name", "Certificate for another name"),
    SELF_SIGNED("self-signed", "Certificate self-signed"),
    UNKNOWN_AUTHORITY("unknown-authority", "Certificate of an unknown authority");

    private final String id;
    private final String label;

    TlsMode(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The mode of this id, or empty. */
    public static Optional<TlsMode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    /** Stable, lower case, for forms. */
    public String id() {
        return id;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }
}
