package org.smtpmedic.core.probe.spf;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways in which SPF writes an address. */
final class AddressText {
    private static final int IP4_BYTES = 4;
    private static final int GROUPS = 8;

    private AddressText() {}

    /** As macros {@code i} has it: four numbers, or 32 hexadecimal digits, with dots. */
    static String dotted(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IP4_BYTES) {
            return address.getHostAddress();
        }
        String digits = HexFormat.of().withUpperCase().formatHex(bytes);
        return digits.chars().mapToObj(Character::toString).collect(Collectors.joining("."));
    }

    /** The name under which PTR records of {@code address} are found. */
    static String reverseName(InetAddress address) {
        String[] parts = dotted(address).split("\\.", -1);
        return String.join(".", List.of(parts).reversed()) + "." + zone(address) + ".arpa";
    }

    /** {@code in-addr} or {@code ip6}. */
    static String zone(InetAddress address) {
        return address.getAddress().length == IP4_BYTES ? "in-addr" : "ip6";
    }

    /** As people read it, with the longest run of zeros left out (RFC 5952). */
    static String readable(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IP4_BYTES) {
            return address.getHostAddress();
        }
        var groups = new String[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            int group = ((bytes[2 * i] & 0xff) << Byte.SIZE) | (bytes[2 * i + 1] & 0xff);
            groups[i] = Integer.toHexString(group).toLowerCase(Locale.ROOT);
        }
        String plain = String.join(":", groups);
        for (int zeros = GROUPS; zeros > 1; zeros--) {
            String run = "0" + ":0".repeat(zeros - 1);
            int at = (":" + plain + ":").indexOf(":" + run + ":");
            if (at >= 0) {
                String before = at == 0 ? "" : plain.substring(0, at - 1);
                int end = at + run.length();
                return before + "::" + (end == plain.length() ? "" : plain.substring(end + 1));
            }
        }
        return plain;
    }
}
