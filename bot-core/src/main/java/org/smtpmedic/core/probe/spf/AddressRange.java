package org.smtpmedic.core.probe.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** All addresses of one family that begin with the same bits. */
record AddressRange(List<Byte> network, int prefix) {
    static final int IP4_BITS = 32;
    static final int IP6_BITS = 128;

    private static final String IP4_OCTET = "0|[1-9][0-9]{0,2}";
    private static final String IP6_CHARACTERS = "[0-9A-Fa-f:.]{2,45}";
    private static final int HIGHEST_OCTET = 255;
    private static final int MAPPED_PREFIX_BYTES = 12;

    AddressRange {
        network = List.copyOf(network);
    }

    static AddressRange of(InetAddress address, int prefix) {
        return new AddressRange(bytes(address.getAddress()), prefix);
    }

    /** From four plain decimal numbers: what Java or C also take for an address is refused. */
    static AddressRange ip4(String text, int prefix) throws SpfSyntaxException {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            throw new SpfSyntaxException("\"" + text + "\" is not an IPv4 address");
        }
        var bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            if (!octets[i].matches(IP4_OCTET) || Integer.parseInt(octets[i]) > HIGHEST_OCTET) {
                throw new SpfSyntaxException("\"" + text + "\" is not an IPv4 address");
            }
            bytes[i] = (byte) Integer.parseInt(octets[i]);
        }
        return new AddressRange(bytes(bytes), prefix);
    }

    static AddressRange ip6(String text, int prefix) throws SpfSyntaxException {
        if (!text.matches(IP6_CHARACTERS) || text.indexOf(':') < 0) {
            throw new SpfSyntaxException("\"" + text + "\" is not an IPv6 address");
        }
        try {
            return new AddressRange(bytes(unmapped(Inet6Address.ofLiteral(text).getAddress())), prefix);
        } catch (IllegalArgumentException e) {
            throw new SpfSyntaxException("\"" + text + "\" is not an IPv6 address");
        }
    }

    /** Never true across families: an IPv4-mapped client is IPv4 (RFC 7208, section 5). */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.size()) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ network.get(bit / Byte.SIZE)) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Java hands out an IPv4-mapped literal as IPv4; in an {@code ip6} term it stays what was written. */
    private static byte[] unmapped(byte[] bytes) {
        if (bytes.length * Byte.SIZE == IP6_BITS) {
            return bytes;
        }
        var whole = new byte[IP6_BITS / Byte.SIZE];
        whole[MAPPED_PREFIX_BYTES - 1] = (byte) HIGHEST_OCTET;
        whole[MAPPED_PREFIX_BYTES - 2] = (byte) HIGHEST_OCTET;
        System.arraycopy(bytes, 0, whole, MAPPED_PREFIX_BYTES, bytes.length);
        return whole;
    }

    private static List<Byte> bytes(byte[] bytes) {
        var list = new ArrayList<Byte>(bytes.length);
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
    }
}
