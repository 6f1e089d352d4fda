package org.smtpmedic.core.probe.target;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the open Internet from all others. It looks at bytes alone: the same address has many spellings, and
 * Java's own questions (isSiteLocal and so on) miss most of the blocks below.
 *
 * <p>Source: IANA's registries of special-purpose addresses (RFC 6890 and later entries).
 */
final class PublicAddresses {
    private static final List<AddressBlock> LOOPBACK = blocks("127.0.0.0/8", "::1/128");

    private static final List<AddressBlock> CLOSED_V4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's NAT; 100.100.100.200 is a cloud's metadata
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's inner services; looks public
            "169.254.0.0/16", // link-local; 169.254.169.254 is most clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // multicast tunnels
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4" // reserved, broadcast
            );

    /** All of the open IPv6 Internet lies here: fc00::/7, fe80::/10, 64:ff9b::/96, ::/96 and the like do not. */
    private static final AddressBlock UNICAST_V6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> CLOSED_V6 = blocks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address inside
            "2620:4f:8000::/48", // AS112
            "3fff::/20" // documentation
            );

    private PublicAddresses() {}

    static boolean isPublic(byte[] address) {
        return address.length == 4
                ? !isIn(CLOSED_V4, address)
                : UNICAST_V6.holds(address) && !isIn(CLOSED_V6, address) && !isIsatap(address);
    }

    static boolean isLoopback(byte[] address) {
        return isIn(LOOPBACK, address);
    }

    /** An interface id {@code [02]00:5efe} carries an IPv4 address behind it (RFC 5214). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xFD) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == (byte) 0xFE;
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }
}
