package org.smtpmedic.core.probe.dns;

/** Asks the DNS one thing at a time, within the time it was made for. */
@FunctionalInterface
public interface DnsLookup {

    /**
     * The answer for {@code name}, a name in ASCII. A name that cannot exist (an empty or too long label, too long as a
     * whole) is {@link Answer.NoName} without asking. Never throws for what the network does; after its time is over
     * everything is {@link Answer.Timeout}.
     */
    Answer ask(String name, RecordType type);
}
