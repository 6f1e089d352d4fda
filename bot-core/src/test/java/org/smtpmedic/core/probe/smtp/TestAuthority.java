package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates of every kind. */
final class TestAuthority {
    private static final String NAME = "CN=Test authority";

    private final KeyPair keys;
    private final String name;
    private final List<X509Certificate> chain;

    private TestAuthority(KeyPair keys, String name, List<X509Certificate> chain) {
        this.keys = keys;
        this.name = name;
        this.chain = chain;
    }

    TestAuthority(Instant from, Instant until) {
        keys = keys(2_048);
        name = NAME;
        chain = List.of(sign(NAME, keys, NAME, keys, from, until, List.of()));
    }

    /** One that this one vouches for. */
    TestAuthority below(Instant from, Instant until) {
        String lower = name + " below";
        KeyPair own = keys(2_048);
        X509Certificate signed = sign(lower, own, name, keys, from, until, List.of());
        return new TestAuthority(
                own, lower, Stream.concat(Stream.of(signed), chain.stream()).toList());
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** A certificate of this authority for a server. */
    Issued issue(int keyBits, Instant from, Instant until, List<String> names) {
        KeyPair own = keys(keyBits);
        X509Certificate signed = sign("CN=server", own, name, keys, from, until, names);
        return new Issued(own, Stream.concat(Stream.of(signed), chain.stream()).toList());
    }

    /** One that signed itself. */
    static Issued issueSelfSigned(Instant from, Instant until, List<String> names) {
        KeyPair own = keys(2_048);
        return new Issued(own, List.of(sign("CN=server", own, "CN=server", own, from, until, names)));
    }

    /** The server's end of TLS with a certificate of this authority. */
    SSLSocketFactory server(int keyBits, Instant from, Instant until, List<String> names) {
        return issue(keyBits, from, until, names).sockets();
    }

    /** The same with one that signed itself. */
    static SSLSocketFactory selfSigned(Instant from, Instant until, List<String> names) {
        return issueSelfSigned(from, until, names).sockets();
    }

    private static X509Certificate sign(
            String subject,
            KeyPair own,
            String issuer,
            KeyPair signing,
            Instant from,
            Instant until,
            List<String> names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(1),
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.startsWith(NAME)));
            if (!names.isEmpty()) {
                GeneralName[] all = names.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signing.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server's key with the certificates that it shows, its own first. */
    record Issued(KeyPair keys, List<X509Certificate> chain) {

        /** The same without the certificates of those who signed. */
        Issued alone() {
            return new Issued(keys, chain.subList(0, 1));
        }

        SSLSocketFactory sockets() {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("server", keys.getPrivate(), new char[0], chain.toArray(Certificate[]::new));
                KeyManagerFactory manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                manager.init(store, new char[0]);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(manager.getKeyManagers(), null, null);
                return context.getSocketFactory();
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Key and certificates as servers read them from a file. */
        String pem() {
            var text = new StringBuilder(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
            for (X509Certificate certificate : chain) {
                try {
                    text.append(pem("CERTIFICATE", certificate.getEncoded()));
                } catch (CertificateEncodingException e) {
                    throw new IllegalStateException(e);
                }
            }
            return text.toString();
        }

        private static String pem(String what, byte[] der) {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
        }
    }
}
