package org.smtpmedic.core.probe.spf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a mechanism's name: nothing, {@code :value}, lengths such as {@code /24//64}, or both. */
record TermArgument(String text, String term) {
    private static final Pattern LENGTHS = Pattern.compile("(?:/([0-9]{1,3})(?://([0-9]{1,3}))?|//([0-9]{1,3}))$");

    record Split(Optional<String> before, int ip4, int ip6) {}

    record Network(String address, int prefix) {}

    void mustBeAbsent() throws SpfSyntaxException {
        if (!text.isEmpty()) {
            throw broken("takes no value");
        }
    }

    Optional<String> optional() throws SpfSyntaxException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.startsWith(":") || text.length() == 1) {
            throw broken("has no proper value");
        }
        return Optional.of(text.substring(1));
    }

    String required() throws SpfSyntaxException {
        return optional().orElseThrow(() -> broken("has no value"));
    }

    /** The value and the prefix lengths behind it, as {@code a} and {@code mx} have them. */
    Split split() throws SpfSyntaxException {
        Matcher lengths = LENGTHS.matcher(text);
        if (!lengths.find()) {
            return new Split(optional(), AddressRange.IP4_BITS, AddressRange.IP6_BITS);
        }
        var value = new TermArgument(text.substring(0, lengths.start()), term);
        return new Split(
                value.optional(),
                length(Optional.ofNullable(lengths.group(1)), AddressRange.IP4_BITS),
                length(
                        Optional.ofNullable(lengths.group(2)).or(() -> Optional.ofNullable(lengths.group(3))),
                        AddressRange.IP6_BITS));
    }

    /** An address and the one length behind it, as {@code ip4} and {@code ip6} have them. */
    Network network(int bits) throws SpfSyntaxException {
        String value = required();
        int slash = value.indexOf('/');
        if (slash < 0) {
            return new Network(value, bits);
        }
        return new Network(value.substring(0, slash), length(Optional.of(value.substring(slash + 1)), bits));
    }

    SpfSyntaxException broken(String how) {
        return new SpfSyntaxException("\"" + term + "\" " + how);
    }

    private int length(Optional<String> digits, int bits) throws SpfSyntaxException {
        if (digits.isEmpty()) {
            return bits;
        }
        if (!digits.get().matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits.get()) > bits) {
            throw broken("has an impossible prefix length");
        }
        return Integer.parseInt(digits.get());
    }
}
