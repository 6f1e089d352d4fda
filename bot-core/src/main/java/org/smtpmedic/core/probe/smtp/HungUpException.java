package org.smtpmedic.core.probe.smtp;

import java.io.IOException;

/** The server closed the connection where a reply was due. */
final class HungUpException extends IOException {
    HungUpException() {
        super("Connection closed unexpectedly by the server");
    }
}
