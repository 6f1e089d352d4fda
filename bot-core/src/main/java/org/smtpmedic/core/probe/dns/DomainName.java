package org.smtpmedic.core.probe.dns;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A mail domain or host name as the DNS writes it: A-labels in lower case, without the dot at the end. */
public final class DomainName {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    /** Letters that older and newer rules for international names write as different domains. */
    private static final String AMBIGUOUS = "\u00df\u03c2\u200c\u200d";

    private final String ascii;

    private DomainName(String ascii) {
        this.ascii = ascii;
    }

    /** What came of reading a name that somebody typed. */
    public sealed interface Reading {
        /** It is one. */
        record Good(DomainName name) implements Reading {
            public Good {
                Objects.requireNonNull(name);
            }
        }

        /** It is none; {@code reason} is a sentence for a person that does not repeat what was typed. */
        record Refused(String reason) implements Reading {
            public Refused {
                Objects.requireNonNull(reason);
            }
        }
    }

    /** Reads what a person typed, in any script. Addresses, URLs, mail addresses and single words are refused. */
    public static Reading read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return refused("A domain name is missing.");
        }
        if (text.length() > LONGEST_NAME + 1) {
            return refused("A domain name has at most 253 characters.");
        }
        if (text.indexOf('@') >= 0) {
            return refused("This looks like a mail address; only the part behind the @ is wanted.");
        }
        if (text.indexOf(':') >= 0 || text.indexOf('/') >= 0 || text.indexOf('[') >= 0) {
            return refused("Only a domain name is wanted: no address, no port, no URL.");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            return refused("A domain name has no spaces and no control characters.");
        }
        if (text.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            return refused("This name means different domains to different programs; please give its xn-- form.");
        }
        return ascii(text);
    }

    /** In ASCII, such as {@code xn--mnchen-3ya.example}. */
    public String ascii() {
        return ascii;
    }

    /** As its owner reads it; a label that is not the proper encoding of a name stays as it is. */
    public String unicode() {
        return IDN.toUnicode(ascii);
    }

    /** The labels, from left to right. */
    public List<String> labels() {
        return List.of(ascii.split("\\.", -1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName name && name.ascii.equals(ascii);
    }

    @Override
    public int hashCode() {
        return ascii.hashCode();
    }

    @Override
    public String toString() {
        return ascii;
    }

    private static Reading ascii(String text) {
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return refused("A domain name is made of letters, digits and hyphens, with at most 63 between two dots.");
        }
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        List<String> labels = List.of(name.split("\\.", -1));
        if (name.length() > LONGEST_NAME || !labels.stream().allMatch(DomainName::isLabel)) {
            return refused("A domain name is made of letters, digits and hyphens, with at most 63 between two dots.");
        }
        if (labels.size() < 2) {
            return refused("A domain name has at least one dot, such as contoso.com.");
        }
        if (isNumber(labels.getLast())) {
            return refused("This is an address; a domain name is wanted.");
        }
        return new Reading.Good(new DomainName(name));
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
                && !label.startsWith("-")
                && !label.endsWith("-");
    }

    /** Whether some program would take a name that ends so for an address: decimal, octal or hexadecimal. */
    private static boolean isNumber(String label) {
        return label.matches("[0-9]+|0x[0-9a-f]*");
    }

    private static Reading refused(String reason) {
        return new Reading.Refused(reason);
    }
}
