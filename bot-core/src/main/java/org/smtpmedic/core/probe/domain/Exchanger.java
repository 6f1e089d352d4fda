package org.smtpmedic.core.probe.domain;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.RecordType;

/** One mail server that an MX record names, and what the DNS says of its name. */
record Exchanger(DnsRecord.Exchange record, State state) {
    private static final int MOST_ADDRESSES = 4;
    private static final List<String> MICROSOFT = List.of(".mail.protection.outlook.com", ".mx.microsoft");

    sealed interface State {
        record Reachable(List<InetAddress> addresses, List<String> aliases) implements State {}

        /** The record names an address; it has to name a host. */
        record IsAddress() implements State {}

        record IsNull() implements State {}

        record NoAddress() implements State {}

        record Unknown(String reason) implements State {}
    }

    static Exchanger of(DnsRecord.Exchange exchange, DnsLookup lookup) {
        if (exchange.host().isEmpty()) {
            return new Exchanger(exchange, new State.IsNull());
        }
        if (exchange.host().matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return new Exchanger(exchange, new State.IsAddress());
        }
        State byIp4 = state(lookup.ask(exchange.host(), RecordType.A));
        return new Exchanger(
                exchange,
                byIp4 instanceof State.NoAddress ? state(lookup.ask(exchange.host(), RecordType.AAAA)) : byIp4);
    }

    boolean isReachable() {
        return state instanceof State.Reachable;
    }

    boolean isMicrosoft() {
        return MICROSOFT.stream().anyMatch(record.host()::endsWith);
    }

    String text() {
        return switch (state) {
            case State.Reachable(List<InetAddress> addresses, List<String> aliases) ->
                record.host() + aliases.stream().map(a -> " -> " + a).collect(Collectors.joining()) + " ("
                        + addresses.stream()
                                .limit(MOST_ADDRESSES)
                                .map(InetAddress::getHostAddress)
                                .collect(Collectors.joining(", "))
                        + ")";
            case State.IsAddress _ -> record.host() + " (an address)";
            case State.IsNull _ -> ". (null MX)";
            case State.NoAddress _ -> record.host() + " (no address)";
            case State.Unknown(String reason) -> record.host() + " (" + reason + ")";
        };
    }

    /** A sentence about what is wrong with it, if anything is. */
    Optional<String> complaint() {
        String host = record.host();
        return switch (state) {
            case State.Reachable reachable when reachable.aliases().isEmpty() -> Optional.empty();
            case State.Reachable _ ->
                Optional.of(
                        "The MX " + host + " is an alias (CNAME), which the standard forbids and some senders refuse.");
            case State.IsAddress _ -> Optional.of("The MX names the address " + host + "; it has to name a host.");
            case State.IsNull _ -> Optional.of("A null MX stands beside other MX records, which contradicts them.");
            case State.NoAddress _ -> Optional.of("The MX " + host + " has no address.");
            case State.Unknown(String reason) ->
                Optional.of("The address of the MX " + host + " is unknown: " + reason + ".");
        };
    }

    private static State state(Answer answer) {
        return switch (answer) {
            case Answer.Found found ->
                new State.Reachable(
                        found.records(DnsRecord.Address.class).stream()
                                .map(DnsRecord.Address::address)
                                .toList(),
                        found.path().aliases());
            case Answer.NoData _, Answer.NoName _ -> new State.NoAddress();
            case Answer.Failure failure -> new State.Unknown(failure.reason());
            case Answer.Timeout _ -> new State.Unknown("no answer in time");
        };
    }
}
