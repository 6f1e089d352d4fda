package org.smtpmedic.core.probe.smtp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges a chain of certificates at a moment: dates, name, and whether somebody trusted vouches for it. */
final class CertificateJudge {
    private static final Duration SOON = Duration.ofDays(14);
    private static final String SENT_ALONE =
            "The server sends its own certificate alone. Most likely the one in between, of whoever signed it, is"
                    + " missing from its chain; or nobody trusted here signed it.";
    private static final String NOBODY_TRUSTED =
            "No authority that is trusted here vouches for the certificate; a certificate in between may be missing, or"
                    + " something on the way puts in its own.";

    private final Trust trust;
    private final Instant now;
    private final String host;

    CertificateJudge(Trust trust, Instant now, String host) {
        this.trust = trust;
        this.now = now;
        this.host = host;
    }

    /** Why a client must not go on. The dates come first: an old certificate fails at everything else as well. */
    Optional<Problem> failure(List<X509Certificate> chain) {
        return dates(chain.getFirst(), "The certificate")
                .or(() -> name(chain.getFirst()))
                .or(() -> vouching(chain));
    }

    /** What will hurt before long, in a sentence. */
    Optional<String> weakness(List<X509Certificate> chain) {
        X509Certificate own = chain.getFirst();
        if (own.getNotAfter().toInstant().isBefore(now.plus(SOON))) {
            return Optional.of("The certificate is valid, but ends within two weeks.");
        }
        if (KeySize.isTooShort(own.getPublicKey())) {
            return Optional.of("The certificate is valid, but its key is so short that many clients refuse it.");
        }
        String signature = own.getSigAlgName().toUpperCase(Locale.ROOT);
        return signature.startsWith("SHA1") || signature.startsWith("MD5")
                ? Optional.of("The certificate is valid, but signed in a way that many clients refuse.")
                : Optional.empty();
    }

    private Optional<Problem> dates(X509Certificate certificate, String which) {
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            return Optional.of(new Problem("certificate has expired", which + " has expired."));
        }
        return certificate.getNotBefore().toInstant().isAfter(now)
                ? Optional.of(new Problem(
                        "certificate is not yet valid", which + " is not valid yet; or the clock here is wrong."))
                : Optional.empty();
    }

    private Optional<Problem> name(X509Certificate own) {
        return AlternativeNames.of(own).cover(host)
                ? Optional.empty()
                : Optional.of(new Problem(
                        "No subject alternative DNS name matching " + host + " found",
                        "The certificate is for other names than this host."));
    }

    private Optional<Problem> vouching(List<X509Certificate> chain) {
        X509Certificate own = chain.getFirst();
        if (trust.anchors().contains(own)) {
            return Optional.empty();
        }
        if (own.getIssuerX500Principal().equals(own.getSubjectX500Principal())) {
            return Optional.of(new Problem(
                    "PKIX path building failed: self-signed certificate",
                    "The server vouches for itself alone: the certificate is self-signed."));
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(chain));
            return Optional.empty();
        } catch (CertPathBuilderException e) {
            return Optional.of(untrusted(chain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot judge certificates", e);
        }
    }

    /** Only where no path is found an old issuer counts: servers also send some that nobody needs. */
    private Problem untrusted(List<X509Certificate> chain) {
        return chain.stream()
                .skip(1)
                .flatMap(issuer -> dates(issuer, "An issuer's certificate").stream())
                .findFirst()
                .orElseGet(() -> new Problem(
                        "PKIX path building failed: unable to find valid certification path",
                        chain.size() == 1 ? SENT_ALONE : NOBODY_TRUSTED));
    }

    private PKIXBuilderParameters parameters(List<X509Certificate> chain) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = trust.anchors().stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        var wanted = new X509CertSelector();
        wanted.setCertificate(chain.getFirst());
        var parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        // Asking an issuer's revocation server would mean to dial an address that the certificate names.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        return parameters;
    }

    /** {@code said} in the phrases by which mail clients are known, and a plain sentence. */
    record Problem(String said, String explanation) {}
}
