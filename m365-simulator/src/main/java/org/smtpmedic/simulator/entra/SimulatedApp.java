package org.smtpmedic.simulator.entra;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The one app registration there is, and the tenant it is in.
 *
 * @param tenant a GUID
 * @param clientId a GUID
 * @param secret what the app must show; made up, and still never printed
 * @param certificate what its assertions may be signed with
 */
public record SimulatedApp(String tenant, String clientId, String secret, Optional<X509Certificate> certificate) {

    @Override
    public String toString() {
        return "SimulatedApp[" + clientId + " in " + tenant + "]";
    }
}
