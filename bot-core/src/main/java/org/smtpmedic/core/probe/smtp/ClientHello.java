package org.smtpmedic.core.probe.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The first message of a TLS client, made by hand (RFC 5246, section 7.4.1): it asks a server for a version that this Java
 * would have to be weakened for. The handshake is never finished.
 */
final class ClientHello {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int MAJOR = 3;
    /** Ciphers of every age, so that only the version is left to disagree about. */
    private static final int[] CIPHERS = {
        0xC02F, 0xC030, 0xC02B, 0xC02C, 0xC013, 0xC014, 0xC009, 0xC00A, 0x009C, 0x009D, 0x0033, 0x0039, 0x002F, 0x0035,
        0x000A, 0x0005, 0x0004
    };

    private static final SecureRandom RANDOM = new SecureRandom();

    private ClientHello() {}

    /** The bytes of a hello that asks for {@code version}. */
    static byte[] bytes(TlsVersion version, String host) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        var body = new ByteArrayOutputStream();
        body.write(MAJOR);
        body.write(version.minor());
        body.writeBytes(random);
        body.write(0);
        body.writeBytes(vector(ciphers()));
        body.writeBytes(new byte[] {1, 0});
        body.writeBytes(vector(extensions(host)));
        byte[] message = body.toByteArray();
        var record = new ByteArrayOutputStream();
        record.writeBytes(new byte[] {HANDSHAKE, MAJOR, 1});
        record.writeBytes(vector(join(new byte[] {CLIENT_HELLO, 0}, vector(message))));
        return record.toByteArray();
    }

    /** The version that the server chose; empty when it answered with an alert or with something else. */
    static Optional<TlsVersion> answer(InputStream in) throws IOException {
        byte[] header = in.readNBytes(5);
        if (header.length < 5 || header[0] != HANDSHAKE || header[1] != MAJOR) {
            return Optional.empty();
        }
        byte[] start = in.readNBytes(6);
        boolean hello = start.length == 6 && start[0] == SERVER_HELLO && start[4] == MAJOR;
        return hello ? TlsVersion.of(start[5]) : Optional.empty();
    }

    private static byte[] ciphers() {
        var bytes = new ByteArrayOutputStream();
        for (int cipher : CIPHERS) {
            bytes.write(cipher >> 8);
            bytes.write(cipher);
        }
        return bytes.toByteArray();
    }

    private static byte[] extensions(String host) {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        byte[] entry = vector(join(new byte[] {0}, vector(name)));
        return join(
                join(new byte[] {0, 0}, vector(entry)),
                // groups x25519, P-256, P-384; uncompressed points; RSA and ECDSA with SHA-256, SHA-384, SHA-1
                new byte[] {0, 10, 0, 8, 0, 6, 0, 29, 0, 23, 0, 24},
                new byte[] {0, 11, 0, 2, 1, 0},
                new byte[] {0, 13, 0, 14, 0, 12, 4, 1, 4, 3, 5, 1, 5, 3, 2, 1, 2, 3});
    }

    /** {@code content} with its length in two bytes in front. */
    private static byte[] vector(byte[] content) {
        return join(new byte[] {(byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
