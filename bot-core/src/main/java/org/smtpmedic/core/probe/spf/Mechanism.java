package org.smtpmedic.core.probe.spf;

import java.util.Optional;

/** The mechanisms of RFC 7208, section 5. An empty target is the domain whose record it is. */
sealed interface Mechanism {

    record All() implements Mechanism {}

    record Include(MacroString target) implements Mechanism {}

    record A(Optional<MacroString> target, PrefixLengths prefixes) implements Mechanism {}

    record Mx(Optional<MacroString> target, PrefixLengths prefixes) implements Mechanism {}

    record Ptr(Optional<MacroString> target) implements Mechanism {}

    record Network(AddressRange range) implements Mechanism {}

    record Exists(MacroString target) implements Mechanism {}

    /** The dual CIDR length of {@code a} and {@code mx}. */
    record PrefixLengths(int ip4, int ip6) {}
}
