package org.smtpmedic.core.probe.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.target.TargetVerdict.Allowed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotAllowed;

/** An allowed name in front of every kind of address. */
class AddressTableTest {
    private static final InetAddress OPEN = InetAddress.ofLiteral("8.8.8.8");

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this network, private, carriers
                "0.0.0.0",
                "0.0.0.5",
                "0.255.255.255",
                "10.0.0.0",
                "10.0.0.5",
                "10.255.255.255",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255",
                // this machine and this wire
                "127.0.0.0",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.255.255",
                // services of clouds
                "168.63.129.16",
                "fd00:ec2::254",
                "fd20:ce::254",
                // assignments, documentation, benchmarks
                "192.0.0.1",
                "192.0.0.8",
                "192.0.0.170",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                // multicast, reserved, broadcast
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.254",
                "255.255.255.255",
                // IPv6 in general
                "::",
                "::1",
                "::2",
                "100::1",
                "fc00::1",
                "fd00::1",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2620:4f:8000::1",
                "4000::1",
                "8000::1",
                // an IPv4 address inside
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2600::5efe:7f00:1",
                "2600::200:5efe:808:808",
            })
    void a_closed_address_is_refused_and_so_is_every_answer_it_is_in(String closed) {
        InetAddress address = InetAddress.ofLiteral(closed);
        assertThat(judge(address)).isEqualTo(new NotAllowed());
        assertThat(judge(OPEN, address)).isEqualTo(new NotAllowed());
        assertThat(judge(address, OPEN)).isEqualTo(new NotAllowed());
    }

    /** The neighbours of the closed blocks: public space, of which only bytes are looked at here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:db7::1",
                "2003::1",
                "2a01:111:f400::1",
                "3ffe::1",
            })
    void the_open_internet_is_allowed_and_the_address_is_pinned(String open) {
        InetAddress address = InetAddress.ofLiteral(open);
        assertThat(judge(address)).isInstanceOfSatisfying(Allowed.class, allowed -> {
            assertThat(allowed.target().address().getAddress()).isEqualTo(address.getAddress());
            assertThat(allowed.target().host()).isEqualTo("smtp.office365.com");
        });
    }

    private static TargetVerdict judge(InetAddress... addresses) {
        return new TargetGuard(TargetPolicy.standard(), host -> List.of(addresses))
                .judge("smtp.office365.com:587", Set.of());
    }
}
