package org.smtpmedic.core.probe.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Asks recursive resolvers over UDP, and over TCP where an answer does not fit. The next one is asked when one is silent or
 * fails; none but these is ever asked.
 */
public final class WireResolver implements DnsResolver {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_SERVERS = 3;

    private final List<InetSocketAddress> tries;
    private final Duration patience;

    /**
     * @param servers resolvers, the preferred one first; a single one is asked twice
     * @param patience how long one of them may take over one question
     */
    public WireResolver(List<InetSocketAddress> servers, Duration patience) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("At least one DNS resolver is needed");
        }
        this.tries = Stream.concat(servers.stream(), servers.stream().limit(1))
                .limit(MOST_SERVERS)
                .toList();
        this.patience = patience;
    }

    /** Over {@code servers}, with two seconds for each question. */
    public static WireResolver over(List<InetSocketAddress> servers) {
        return new WireResolver(servers, PATIENCE);
    }

    /** Over the resolvers that this system is set to use. */
    public static WireResolver ofSystem() {
        return over(ResolverConfig.getCurrentConfig().servers());
    }

    @Override
    public DnsLookup within(Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        return (name, type) -> WireNames.name(name)
                .map(wire -> ask(wire, Type.value(type.name()), end))
                .orElseGet(() -> new Answer.NoName(Answer.Path.DIRECT));
    }

    private Answer ask(Name name, int type, long end) {
        long start = System.nanoTime();
        Optional<Answer> failure = Optional.empty();
        for (InetSocketAddress server : tries) {
            if (failure.isPresent() && server.equals(tries.getFirst())) {
                break;
            }
            long left = Math.min(patience.toNanos(), end - System.nanoTime());
            Optional<Message> reply = left > 0 ? reply(server, name, type, left) : Optional.empty();
            if (reply.isPresent()) {
                Answer answer = new MessageReader(reply.get(), name, type).answer();
                if (!(answer instanceof Answer.Failure)) {
                    return answer;
                }
                failure = Optional.of(answer);
            }
        }
        return failure.orElseGet(() -> new Answer.Timeout(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Empty where nothing came in time, or nothing that can be read. */
    private static Optional<Message> reply(InetSocketAddress server, Name name, int type, long nanos) {
        var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        // Asks for the resolver's DNSSEC verdict without all the signatures (RFC 6840, section 5.7).
        query.getHeader().setFlag(Flags.AD);
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(Duration.ofNanos(nanos));
        try {
            return Optional.of(resolver.sendAsync(query).toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
