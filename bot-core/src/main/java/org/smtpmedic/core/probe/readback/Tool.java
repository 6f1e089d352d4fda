package org.smtpmedic.core.probe.readback;

/** A program whose output can be read. */
public enum Tool {
    SWAKS("swaks"),
    CURL("curl"),
    OPENSSL("openssl s_client"),
    POWERSHELL("PowerShell");

    private final String title;

    Tool(String title) {
        this.title = title;
    }

    /** What a person reads. */
    public String title() {
        return title;
    }
}
