package org.smtpmedic.simulator.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A fresh key and a self-signed certificate for the names a client may use. The key never leaves memory. */
public final class ServerIdentity {
    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.oid(0x55, 0x1D, 0x11);
    private static final Duration VALID = Duration.ofDays(365);

    private final X509Certificate certificate;
    private final SSLContext server;

    private ServerIdentity(X509Certificate certificate, SSLContext server) {
        this.certificate = certificate;
        this.server = server;
    }

    /**
     * A new identity, valid around {@code now} (a day before, a year after).
     *
     * @param names the host names it is for
     * @param addresses the addresses it is for
     * @throws IllegalStateException when this Java has no elliptic curves
     */
    public static ServerIdentity create(Instant now, List<String> names, List<InetAddress> addresses) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = certify(keys, now, alternativeNames(names, addresses));
            return new ServerIdentity(certificate, serverContext(keys, certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot make a certificate", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Makes the server's end of TLS. */
    public SSLSocketFactory serverSockets() {
        return server.getSocketFactory();
    }

    /** The server's end of TLS, for an HTTP server. */
    public SSLContext serverContext() {
        return server;
    }

    /** Makes a client's end of TLS that trusts this very certificate and no other. */
    public SSLSocketFactory clientSockets() {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("simulator", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot trust its own certificate", e);
        }
    }

    private static X509Certificate certify(KeyPair keys, Instant now, byte[] alternativeNames)
            throws GeneralSecurityException {
        byte[] unsigned = unsigned(keys, now, alternativeNames);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned);
        byte[] certificate = Der.sequence(unsigned, ECDSA_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] unsigned(KeyPair keys, Instant now, byte[] alternativeNames) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text("SMTP Medic simulator"))));
        return Der.sequence(
                Der.tagged(Der.CONTEXT_VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, new SecureRandom()).setBit(100)),
                ECDSA_SHA256,
                name,
                Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(VALID))),
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(
                        Der.CONTEXT_EXTENSIONS,
                        Der.sequence(Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octets(alternativeNames)))));
    }

    private static byte[] alternativeNames(List<String> names, List<InetAddress> addresses) {
        return Der.sequence(Stream.concat(
                        names.stream()
                                .map(name ->
                                        Der.tagged(Der.CONTEXT_DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))),
                        addresses.stream().map(address -> Der.tagged(Der.CONTEXT_IP_ADDRESS, address.getAddress())))
                .toArray(byte[][]::new));
    }

    private static SSLContext serverContext(KeyPair keys, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("simulator", keys.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        manager.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(manager.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
