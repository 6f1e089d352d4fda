package org.smtpmedic.core.probe.smtp;

import java.io.IOException;

/** Somebody is there who does not speak SMTP. */
final class NotSmtpException extends IOException {
    private final String line;

    NotSmtpException(String line) {
        super("The server sent an invalid reply");
        this.line = line;
    }

    /** What it said instead, as it came. */
    String line() {
        return line;
    }

    /** Who speaks so, as far as it can be told. */
    String guess() {
        if (line.startsWith("HTTP/")) {
            return "a web server";
        }
        if (line.startsWith("SSH-")) {
            return "an SSH server";
        }
        boolean tlsRecord =
                line.length() > 1 && (line.charAt(0) == 0x15 || line.charAt(0) == 0x16) && line.charAt(1) == 3;
        return tlsRecord ? "a server that wants TLS from the first byte" : "no mail server";
    }
}
