package org.smtpmedic.simulator.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a certificate says (RFC 5280, section 4.1), before somebody signs it.
 *
 * @param subject common name of its owner
 * @param issuer common name of whoever signs
 * @param authority whether its owner may sign others
 * @param names the host names it is for
 * @param addresses the addresses it is for
 */
record CertificateText(
        String subject,
        String issuer,
        boolean authority,
        Instant from,
        Instant until,
        List<String> names,
        List<InetAddress> addresses) {
    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.oid(0x55, 0x1D, 0x11);
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(0x55, 0x1D, 0x13);

    X509Certificate signed(PublicKey own, PrivateKey issuing) throws GeneralSecurityException {
        byte[] unsigned = unsigned(own);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuing);
        signature.update(unsigned);
        byte[] certificate = Der.sequence(unsigned, ECDSA_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private byte[] unsigned(PublicKey own) {
        return Der.sequence(
                Der.tagged(Der.CONTEXT_VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, new SecureRandom()).setBit(100)),
                ECDSA_SHA256,
                name(issuer),
                Der.sequence(Der.time(from), Der.time(until)),
                name(subject),
                own.getEncoded(),
                Der.tagged(
                        Der.CONTEXT_EXTENSIONS,
                        Der.sequence(
                                Der.sequence(
                                        BASIC_CONSTRAINTS,
                                        Der.octets(authority ? Der.sequence(Der.yes()) : Der.sequence())),
                                Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octets(alternativeNames())))));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
    }

    private byte[] alternativeNames() {
        return Der.sequence(Stream.concat(
                        names.stream()
                                .map(name ->
                                        Der.tagged(Der.CONTEXT_DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))),
                        addresses.stream().map(address -> Der.tagged(Der.CONTEXT_IP_ADDRESS, address.getAddress())))
                .toArray(byte[][]::new));
    }
}
