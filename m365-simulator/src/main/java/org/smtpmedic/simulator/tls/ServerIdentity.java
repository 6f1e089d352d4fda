package org.smtpmedic.simulator.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A fresh key and a certificate for the names a client may use, which vouches for itself and for the bad ones beside it. The keys never
 * leave memory.
 */
public final class ServerIdentity {
    private static final String NAME = "SMTP Medic simulator";
    private static final String SERVER = "server";
    private static final List<String> ELSEWHERE = List.of("mail.fabrikam.com");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final List<String> names;
    private final List<InetAddress> addresses;
    private final SSLContext server;

    private ServerIdentity(
            KeyPair keys,
            X509Certificate certificate,
            List<String> names,
            List<InetAddress> addresses,
            SSLContext server) {
        this.keys = keys;
        this.certificate = certificate;
        this.names = names;
        this.addresses = addresses;
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
            KeyPair keys = keys();
            X509Certificate certificate = new CertificateText(
                            NAME, NAME, true, now.minus(DAY), now.plus(YEAR), names, addresses)
                    .signed(keys.getPublic(), keys.getPrivate());
            return new ServerIdentity(keys, certificate, names, addresses, serverContext(keys, certificate));
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

    /**
     * Makes the server's end of TLS with another certificate, in which one thing is wrong at {@code now} and nothing else.
     *
     * @throws IllegalArgumentException if the mode is none of a certificate
     */
    SSLSocketFactory flawed(TlsMode mode, Instant now) {
        try {
            KeyPair own = keys();
            X509Certificate bad =
                    text(mode, now).signed(own.getPublic(), signing(mode, own).getPrivate());
            return serverContext(own, bad).getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot make a certificate", e);
        }
    }

    private CertificateText text(TlsMode mode, Instant now) {
        Instant before = now.minus(DAY);
        Instant after = now.plus(YEAR);
        return switch (mode) {
            case EXPIRED -> text(NAME, now.minus(YEAR), before);
            case NOT_YET_VALID -> text(NAME, after, after.plus(YEAR));
            case WRONG_NAME -> new CertificateText(SERVER, NAME, false, before, after, ELSEWHERE, List.of());
            case SELF_SIGNED -> text(SERVER, before, after);
            case UNKNOWN_AUTHORITY -> text("Nobody's authority", before, after);
            case GOOD, TLS_1_0, TLS_1_1 ->
                throw new IllegalArgumentException("Nothing is wrong with the certificate of " + mode);
        };
    }

    private CertificateText text(String issuer, Instant from, Instant until) {
        return new CertificateText(SERVER, issuer, false, from, until, names, addresses);
    }

    private KeyPair signing(TlsMode mode, KeyPair own) throws GeneralSecurityException {
        return switch (mode) {
            case SELF_SIGNED -> own;
            case UNKNOWN_AUTHORITY -> keys();
            case GOOD, TLS_1_0, TLS_1_1, EXPIRED, NOT_YET_VALID, WRONG_NAME -> keys;
        };
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
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
