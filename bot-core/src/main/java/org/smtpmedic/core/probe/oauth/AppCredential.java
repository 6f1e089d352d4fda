package org.smtpmedic.core.probe.oauth;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.smtpmedic.core.probe.Secret;

/** How an app proves to be itself. */
public sealed interface AppCredential {

    /** The value of a client secret. */
    record ClientSecret(Secret value) implements AppCredential {
        public ClientSecret {
            Objects.requireNonNull(value);
        }
    }

    /** An RSA key and the certificate that was uploaded to the registration; {@link PemFile} reads one. */
    record Certificate(PrivateKey key, X509Certificate certificate) implements AppCredential {
        public Certificate {
            Objects.requireNonNull(key);
            Objects.requireNonNull(certificate);
        }

        @Override
        public String toString() {
            return "Certificate[" + certificate.getSubjectX500Principal().getName() + "]";
        }
    }
}
