package org.smtpmedic.core.probe.target;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * {@code smtp.office365.com:587}, {@code host}, {@code 192.0.2.1:25} or {@code [2001:db8::1]:587}, taken apart strictly.
 *
 * @param host a name in lower case without a final dot, or an address
 * @param literal the address, when the host was given as one
 */
record TypedTarget(String host, Optional<InetAddress> literal, OptionalInt port) {
    private static final int MOST_CHARACTERS = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    /** Programs read such an ending as an IPv4 address, each in its own way: 0x7f.1, 2130706433, 0177.0.0.1. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,63}|0x[0-9a-f]{0,61}");

    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5]");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,45}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    /** Refuses what is no target with a {@link MalformedException} whose sentence is for a person. */
    static TypedTarget parse(String typed) throws MalformedException {
        requireNothingOdd(typed);
        String text = typed.toLowerCase(Locale.ROOT);
        if (text.startsWith("[")) {
            return bracketed(text);
        }
        int colon = text.indexOf(':');
        require(colon == text.lastIndexOf(':'), "Write an IPv6 address in brackets, such as [2001:db8::1]:587.");
        String host = colon < 0 ? text : text.substring(0, colon);
        OptionalInt port = colon < 0 ? OptionalInt.empty() : port(text.substring(colon + 1));
        return hostAndPort(host, port);
    }

    /** The usual form of a host name, as it may stand in a configuration or in DNS; empty when it is none. */
    static Optional<String> hostName(String text) {
        try {
            return Optional.of(parse(text))
                    .filter(target -> target.port().isEmpty())
                    .map(TypedTarget::host);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static void requireNothingOdd(String typed) throws MalformedException {
        require(!typed.isEmpty(), "Give a host name, such as smtp.office365.com:587.");
        require(typed.length() <= MOST_CHARACTERS + ":65535".length(), "A host name has at most 253 characters.");
        require(typed.indexOf('@') < 0, "This is a mail address or a login; give the host name alone.");
        require(typed.indexOf('/') < 0, "This is a web address or a network; give the host name alone.");
        require(
                typed.chars().allMatch(c -> c > ' ' && c < 0x7F),
                "A host name holds letters a-z, digits, hyphens and dots only; write an international name in its"
                        + " xn-- form.");
    }

    private static TypedTarget bracketed(String text) throws MalformedException {
        int end = text.indexOf(']');
        require(end > 0, "The bracket of the IPv6 address is not closed.");
        String host = text.substring(1, end);
        require(host.indexOf(':') >= 0 && IPV6.matcher(host).matches(), "There is no IPv6 address in the brackets.");
        String rest = text.substring(end + 1);
        require(rest.isEmpty() || rest.startsWith(":"), "Behind the brackets only :587 or another port may stand.");
        OptionalInt port = rest.isEmpty() ? OptionalInt.empty() : port(rest.substring(1));
        try {
            return new TypedTarget(host, Optional.of(InetAddress.ofLiteral(host)), port);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("There is no IPv6 address in the brackets.");
        }
    }

    private static TypedTarget hostAndPort(String typed, OptionalInt port) throws MalformedException {
        String host = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        require(!host.isEmpty(), "Give a host name, such as smtp.office365.com:587.");
        require(host.length() <= MOST_CHARACTERS, "A host name has at most 253 characters.");
        String[] labels = host.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            return ipv4(host, labels, port);
        }
        for (String label : labels) {
            require(!label.isEmpty(), "There are two dots in a row, or one at the beginning.");
            require(label.length() <= LONGEST_LABEL, "No part of a host name is longer than 63 characters.");
            require(
                    LABEL.matcher(label).matches(),
                    "A host name holds letters a-z, digits, dots and, inside its parts, hyphens only.");
        }
        return new TypedTarget(host, Optional.empty(), port);
    }

    private static TypedTarget ipv4(String host, String[] labels, OptionalInt port) throws MalformedException {
        require(labels.length == 4, "An IPv4 address has four decimal numbers, such as 192.0.2.1.");
        for (String label : labels) {
            require(
                    OCTET.matcher(label).matches(),
                    "An IPv4 address has four decimal numbers from 0 to 255 without leading zeros.");
        }
        return new TypedTarget(host, Optional.of(InetAddress.ofLiteral(host)), port);
    }

    private static OptionalInt port(String text) throws MalformedException {
        require(PORT.matcher(text).matches(), "A port is a plain number: 587, 25 or 465.");
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static void require(boolean condition, String sentence) throws MalformedException {
        if (!condition) {
            throw new MalformedException(sentence);
        }
    }

    /** It is no target; the sentence may be shown. */
    static final class MalformedException extends Exception {
        private final String sentence;

        MalformedException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
