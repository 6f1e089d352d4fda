package org.smtpmedic.server.config;

import java.util.Objects;
import java.util.Optional;
import org.smtpmedic.core.probe.oauth.AppCredential;
import org.smtpmedic.core.probe.oauth.Registration;

/**
 * The operator's app registration.
 *
 * @param registration for the device-code flow, where a person signs in
 * @param credential for app-only tests; empty where none is configured
 */
public record AppAccess(Registration registration, Optional<AppCredential> credential) {
    public AppAccess {
        Objects.requireNonNull(registration);
        Objects.requireNonNull(credential);
    }
}
