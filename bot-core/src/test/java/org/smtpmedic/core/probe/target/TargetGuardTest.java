package org.smtpmedic.core.probe.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.target.TargetVerdict.Allowed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotAllowed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotFound;

class TargetGuardTest {
    private static final InetAddress OPEN = InetAddress.ofLiteral("8.8.8.8");
    private static final InetAddress OPEN_V6 = InetAddress.ofLiteral("2a01:111:f400::1");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.0.0.5");

    @ParameterizedTest
    @CsvSource({
        "smtp.office365.com,SUBMISSION",
        "SMTP.Office365.COM.,SUBMISSION",
        "smtp.office365.com:25,RELAY",
        "smtp.office365.com:465,IMPLICIT_TLS",
        "smtp-legacy.office365.com:587,SUBMISSION",
        "smtp-mail.outlook.com,SUBMISSION",
        "smtp.hve.mx.microsoft,SUBMISSION",
        "smtp.office365.us,SUBMISSION",
        "smtp.partner.outlook.cn,SUBMISSION",
        "contoso-com.mail.protection.outlook.com,RELAY",
        "contoso-com.mail.protection.outlook.com:587,SUBMISSION",
        "contoso-com.mail.protection.office365.us,RELAY",
        "contoso-cn.mail.protection.partner.outlook.cn,RELAY",
        "contoso-com.a-v1.mx.microsoft,RELAY",
    })
    void microsofts_hosts_may_be_asked_by_anybody(String typed, Door door) {
        assertThat(guard(OPEN).judge(typed, Set.of()))
                .isInstanceOfSatisfying(
                        Allowed.class, a -> assertThat(a.target().door()).isEqualTo(door));
    }

    @Test
    void the_asked_domains_own_mail_host_is_allowed_however_it_is_written() {
        Set<String> mailHosts = Set.of("MX1.Fabrikam.com.", ".", "not a name", "");
        assertThat(guard(OPEN).judge("mx1.fabrikam.com", mailHosts))
                .isInstanceOfSatisfying(
                        Allowed.class, a -> assertThat(a.target().door()).isEqualTo(Door.RELAY));
        assertThat(guard(OPEN).judge("mx2.fabrikam.com", mailHosts)).isEqualTo(new NotAllowed());
        assertThat(guard(PRIVATE).judge("mx1.fabrikam.com", mailHosts)).isEqualTo(new NotAllowed());
    }

    @Test
    void a_mail_host_cannot_be_used_to_ask_which_inner_names_exist() {
        Set<String> mailHosts = Set.of("db.corp.contoso.com");
        assertThat(guard().judge("db.corp.contoso.com", mailHosts))
                .isEqualTo(guard(PRIVATE).judge("db.corp.contoso.com", mailHosts))
                .isEqualTo(new NotAllowed());
    }

    @Test
    void a_known_host_that_is_not_in_dns_is_not_found() {
        assertThat(guard().judge("smtp.office365.com", Set.of())).isEqualTo(new NotFound("smtp.office365.com"));
    }

    @Test
    void the_operators_hosts_are_allowed_but_not_at_a_closed_address() {
        var policy = new TargetPolicy(Set.of("relay.contoso.com"), Map.of());
        assertThat(new TargetGuard(policy, host -> List.of(OPEN)).judge("relay.contoso.com:25", Set.of()))
                .isInstanceOf(Allowed.class);
        assertThat(new TargetGuard(policy, host -> List.of(PRIVATE)).judge("relay.contoso.com:25", Set.of()))
                .isEqualTo(new NotAllowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Relay.contoso.com", "relay.contoso.com:25", "*.contoso.com", "a b"})
    void an_operators_host_that_is_none_is_refused_at_start(String host) {
        assertThatThrownBy(() -> new TargetPolicy(Set.of(host), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_looked_up_once_and_an_unlisted_one_never() {
        List<String> asked = new ArrayList<>();
        var guard = new TargetGuard(TargetPolicy.standard(), host -> {
            asked.add(host);
            return List.of(OPEN);
        });
        guard.judge("smtp.office365.com", Set.of());
        guard.judge("intranet.contoso.com", Set.of());
        guard.judge("smtp.office365.com:22", Set.of());
        assertThat(asked).containsExactly("smtp.office365.com");
    }

    @Test
    void a_target_has_one_address_and_the_three_ports_of_mail() {
        assertThat(guard(OPEN_V6, OPEN).judge("smtp.office365.com", Set.of()))
                .isInstanceOfSatisfying(Allowed.class, allowed -> {
                    VettedTarget target = allowed.target();
                    assertThat(target.address().getAddress()).isEqualTo(OPEN.getAddress());
                    assertThat(target.port(Door.SUBMISSION)).hasValue(587);
                    assertThat(target.port(Door.RELAY)).hasValue(25);
                    assertThat(target.port(Door.IMPLICIT_TLS)).hasValue(465);
                    assertThat(target).hasToString("smtp.office365.com:587");
                });
    }

    @Test
    void loopback_is_opened_by_configuration_alone() {
        var demo = new TargetPolicy(Set.of(), Map.of(Door.SUBMISSION, 40_587));
        for (String typed : List.of("localhost", "localhost:587", "127.0.0.1:40587", "smtp.office365.com")) {
            assertThat(new TargetGuard(demo, host -> List.of(LOOPBACK)).judge(typed, Set.of()))
                    .isInstanceOfSatisfying(Allowed.class, allowed -> {
                        assertThat(allowed.target().port(Door.SUBMISSION)).hasValue(40_587);
                        assertThat(allowed.target().port(Door.RELAY)).isEqualTo(OptionalInt.empty());
                    });
        }
        assertThat(guard(LOOPBACK).judge("smtp.office365.com", Set.of())).isEqualTo(new NotAllowed());
    }

    @Test
    void open_loopback_opens_nothing_else() {
        var demo = new TargetPolicy(Set.of(), Map.of(Door.SUBMISSION, 40_587));
        assertThat(new TargetGuard(demo, host -> List.of(LOOPBACK, OPEN)).judge("localhost", Set.of()))
                .isEqualTo(new NotAllowed());
        assertThat(new TargetGuard(demo, host -> List.of(PRIVATE)).judge("localhost", Set.of()))
                .isEqualTo(new NotAllowed());
        assertThat(new TargetGuard(demo, host -> List.of(OPEN)).judge("smtp.office365.com:40587", Set.of()))
                .isEqualTo(new NotAllowed());
        assertThat(new TargetGuard(demo, host -> List.of(LOOPBACK)).judge("localhost:22", Set.of()))
                .isEqualTo(new NotAllowed());
        assertThat(new TargetGuard(demo, host -> List.of(LOOPBACK)).judge("10.0.0.5", Set.of()))
                .isEqualTo(new NotAllowed());
    }

    @Test
    void the_systems_resolver_answers_with_addresses_or_with_none() {
        var resolver = new SystemResolver(Duration.ofSeconds(20));
        assertThat(resolver.addressesOf("localhost")).allMatch(InetAddress::isLoopbackAddress);
        assertThat(resolver.addressesOf("smtp.contoso.invalid")).isEmpty();
        assertThat(new SystemResolver(Duration.ZERO).addressesOf("smtp.contoso.invalid"))
                .isEmpty();
    }

    private static TargetGuard guard(InetAddress... addresses) {
        return new TargetGuard(TargetPolicy.standard(), host -> List.of(addresses));
    }
}
