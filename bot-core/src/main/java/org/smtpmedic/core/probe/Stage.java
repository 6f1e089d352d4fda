package org.smtpmedic.core.probe;

import java.time.Duration;

/** One thing that a test of the mail path looks at, in the order of the path. */
public enum Stage {
    ADDRESSES("Host name", 5),
    MX("MX records", 5),
    SPF("SPF", 10),
    DKIM("DKIM", 10),
    DMARC("DMARC", 5),
    MTA_STS("MTA-STS", 5),
    TLS_RPT("TLS reporting", 5),
    PORT_587("TCP port 587", 5),
    PORT_25("TCP port 25", 5),
    PORT_465("TCP port 465", 5),
    BANNER("Banner", 10),
    EHLO("EHLO", 10),
    STARTTLS("STARTTLS", 10),
    TLS("TLS version", 10),
    CERTIFICATE("Certificate", 5),
    EHLO_AFTER_TLS("EHLO after TLS", 10),
    AUTH_OFFERED("AUTH offered", 1),
    AUTH("AUTH", 30),
    ENVELOPE("Sender and recipient", 15),
    MESSAGE("Test message", 30);

    private final String title;
    private final Duration deadline;

    Stage(String title, int seconds) {
        this.title = title;
        this.deadline = Duration.ofSeconds(seconds);
    }

    /** What a person reads. */
    public String title() {
        return title;
    }

    /** After this the stage ends as it is. AUTH waits longest: Exchange Online takes up to 20 s over a refusal. */
    public Duration deadline() {
        return deadline;
    }
}
