package org.smtpmedic.simulator.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Reads a message and forgets it; only its size counts. */
final class Content {
    private static final String END = "\r\n.\r\n";

    private Content() {}

    /**
     * Reads up to the line with a single dot.
     *
     * @return the octets, or empty as soon as there are more than {@code most}
     * @throws EOFException when the client went away before the end
     */
    static OptionalLong readToDot(InputStream in, long most) throws IOException {
        int matched = 2;
        for (long octets = 1; octets <= most + END.length(); octets++) {
            matched = advance(matched, readOctet(in));
            if (matched == END.length()) {
                return OptionalLong.of(octets);
            }
        }
        return OptionalLong.empty();
    }

    private static int advance(int matched, int octet) {
        if (octet == END.charAt(matched)) {
            return matched + 1;
        }
        return octet == '\r' ? 1 : 0;
    }

    private static int readOctet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }
}
