package org.smtpmedic.core.probe.target;

import java.net.InetAddress;

/** All addresses that begin with the same bits, such as {@code 10.0.0.0/8}. */
final class AddressBlock {
    private final byte[] start;
    private final int bits;

    private AddressBlock(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        byte[] start = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        return new AddressBlock(start, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
