package org.smtpmedic.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:08:07Z");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final ServerIdentity identity = create();

    private static ServerIdentity create() {
        return ServerIdentity.create(
                NOW, List.of("smtp.office365.com", "localhost"), List.of(InetAddress.ofLiteral("127.0.0.1")));
    }

    @Test
    void the_certificate_is_valid_around_its_making_and_signed_by_itself() {
        var certificate = identity.certificate();
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-11-20T09:08:07Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2027-11-21T09:08:07Z");
        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void the_certificate_names_microsofts_host_and_loopback() throws Exception {
        assertThat(identity.certificate().getSubjectAlternativeNames())
                .containsExactly(
                        List.of(DNS_NAME, "smtp.office365.com"),
                        List.of(DNS_NAME, "localhost"),
                        List.of(IP_ADDRESS, "127.0.0.1"));
    }

    @Test
    void two_identities_differ() {
        var other = create().certificate();
        assertThat(other.getSerialNumber()).isNotEqualTo(identity.certificate().getSerialNumber());
        assertThat(other.getPublicKey()).isNotEqualTo(identity.certificate().getPublicKey());
    }
}
