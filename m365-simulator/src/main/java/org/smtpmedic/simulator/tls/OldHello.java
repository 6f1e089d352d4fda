package org.smtpmedic.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The first message of a TLS server that knows nothing newer than TLS 1.0 or 1.1, byte by byte, so that this Java need not be weakened for
 * it (RFC 2246, section 7.4.1; RFC 4346, section 7.4.1). The handshake is never finished.
 */
final class OldHello {
    private static final int HANDSHAKE = 22;
    private static final int OLDEST = 1;
    private static final int VERSION_AT = 5;
    /** TLS_RSA_WITH_AES_128_CBC_SHA, which every such server has. */
    private static final byte CIPHER = 0x2F;

    private static final byte[] PROTOCOL_VERSION_ALERT = {21, 3, 1, 0, 2, 2, 70};
    private static final SecureRandom RANDOM = new SecureRandom();

    private OldHello() {}

    /**
     * Hears a client's hello and answers it with the newest version that both know, or with an alert where there is none; then waits for
     * the client to leave.
     *
     * @param newest the second number of the newest version on the wire: 1 is TLS 1.0, 2 is TLS 1.1
     */
    static void answer(InputStream in, OutputStream out, int newest) throws IOException {
        byte[] header = in.readNBytes(VERSION_AT);
        if (header.length < VERSION_AT || header[0] != HANDSHAKE) {
            return;
        }
        byte[] hello = in.readNBytes(((header[3] & 0xFF) << 8) | (header[4] & 0xFF));
        if (hello.length <= VERSION_AT) {
            return;
        }
        int asked = hello[VERSION_AT];
        out.write(asked < OLDEST ? PROTOCOL_VERSION_ALERT : hello(Math.min(asked, newest)));
        out.flush();
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** A record with the shortest possible hello: version, 32 bytes of chance, no session, one cipher, no compression. */
    private static byte[] hello(int minor) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        byte version = (byte) minor;
        byte[] start = {HANDSHAKE, 3, version, 0, 42, 2, 0, 0, 38, 3, version};
        byte[] record = Arrays.copyOf(start, start.length + random.length + 4);
        System.arraycopy(random, 0, record, start.length, random.length);
        record[record.length - 2] = CIPHER;
        return record;
    }
}
