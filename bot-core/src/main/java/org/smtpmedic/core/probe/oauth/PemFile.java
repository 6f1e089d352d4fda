package org.smtpmedic.core.probe.oauth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Reads one PEM file with a certificate and its unencrypted RSA key (PKCS #8), as {@code openssl pkcs12 -nodes} and Key Vault write it. */
public final class PemFile {
    private static final int MOST = 64 * 1024;

    private PemFile() {}

    /** The credential; empty where the file cannot be read or is something else. Why is not told: the file is a secret. */
    public static Optional<AppCredential.Certificate> read(Path file) {
        try {
            if (Files.size(file) > MOST) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            Optional<byte[]> key = block(text, "PRIVATE KEY");
            Optional<byte[]> certificate = block(text, "CERTIFICATE");
            return key.isPresent() && certificate.isPresent()
                    ? Optional.of(new AppCredential.Certificate(key(key.get()), certificate(certificate.get())))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> block(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + label + "-----", Math.max(start, 0));
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end)));
    }

    private static PrivateKey key(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
