package org.smtpmedic.server.cli;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.WireResolver;
import org.smtpmedic.core.probe.domain.DomainProbe;
import org.smtpmedic.core.probe.path.PathProbe;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.recipe.Endpoint;
import org.smtpmedic.core.probe.smtp.SubmissionProbe;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.HostResolver;
import org.smtpmedic.core.probe.target.SystemResolver;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.core.probe.target.TargetVerdict;

/** What a test from the command line can ask and dial. */
final class Reach {
    private static final String SUBMISSION = "smtp.office365.com:587";
    private static final Duration LOOKUP = Duration.ofSeconds(5);

    private final DnsResolver resolver;
    private final Set<String> added;
    private final TargetGuard guard;
    private final Optional<Integer> loopback;

    private Reach(DnsResolver resolver, HostResolver hosts, Set<String> added, Optional<Integer> loopback) {
        this.resolver = resolver;
        this.added = added;
        this.guard = new TargetGuard(policy(added, loopback), hosts);
        this.loopback = loopback;
    }

    /** Throws {@link Failure} for a resolver, host or port that cannot be used. */
    static Reach of(Optional<String> resolver, Set<String> allowed, Optional<Integer> loopback) {
        Set<String> added =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        var system = new SystemResolver(LOOKUP);
        if (resolver.isEmpty()) {
            return new Reach(WireResolver.ofSystem(), system, added, loopback);
        }
        InetSocketAddress address = ResolverAddress.read(resolver.get(), system);
        DnsResolver dns = WireResolver.over(List.of(address));
        return new Reach(dns, new AskedResolver(dns, system, LOOKUP), added, loopback);
    }

    /** Throws {@link Failure} for what is no target, or none that is allowed. */
    PathRequest request(String typed) {
        if (added.contains(typed.toLowerCase(Locale.ROOT))) {
            return allowed(new PathRequest.OfServer(typed));
        }
        return switch (PathRequest.read(typed)) {
            case PathRequest.Reading.Good(PathRequest.OfServer server) -> allowed(server);
            case PathRequest.Reading.Good(PathRequest.OfDomain domain) -> domain;
            case PathRequest.Reading.Refused(String reason) -> throw Failure.usage("TARGET: " + reason);
        };
    }

    PathProbe probe(InstantSource clock) {
        return new PathProbe(resolver, new DomainProbe(resolver, clock), guard, new SubmissionProbe(clock), SUBMISSION);
    }

    /** Where another program on this machine would go, for the server of a report. */
    Optional<Endpoint> endpoint(String server) {
        return Endpoint.read(server)
                .map(place -> loopback.filter(_ -> place.isLoopback())
                        .map(port -> new Endpoint(place.host(), port, place.door()))
                        .orElse(place));
    }

    private PathRequest allowed(PathRequest.OfServer server) {
        return switch (guard.judge(server.typed(), Set.of())) {
            case TargetVerdict.Malformed(String sentence) -> throw Failure.usage("TARGET: " + sentence);
            case TargetVerdict.NotAllowed() ->
                throw Failure.usage("TARGET: testing this server is not allowed. --allow HOST adds a public server,"
                        + " --loopback PORT a port of this machine; ports are 587, 25 and 465.");
            case TargetVerdict.Allowed _, TargetVerdict.NotFound _ -> server;
        };
    }

    private static TargetPolicy policy(Set<String> added, Optional<Integer> loopback) {
        if (loopback.filter(port -> port < 1 || port > 65_535).isPresent()) {
            throw Failure.usage("--loopback takes a port from 1 to 65535");
        }
        try {
            return new TargetPolicy(
                    added, loopback.map(port -> Map.of(Door.SUBMISSION, port)).orElse(Map.of()));
        } catch (IllegalArgumentException _) {
            throw Failure.usage("--allow takes a host name such as mail.fabrikam.com, without a port");
        }
    }
}
