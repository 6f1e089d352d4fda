package org.smtpmedic.core.probe.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.dns.DnsRecord;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;
import org.smtpmedic.core.probe.domain.DomainProbe;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.SubmissionProbe;
import org.smtpmedic.core.probe.smtp.SubmissionReport;
import org.smtpmedic.core.probe.target.TargetGuard;
import org.smtpmedic.core.probe.target.TargetVerdict;
import org.smtpmedic.core.probe.target.VettedTarget;

/** Tests a mail path from end to end. Blocks for as long as the stages take, each at most its deadline. Safe for several threads. */
public final class PathProbe {

    private static final Duration MX_TIME = Duration.ofSeconds(5);
    private static final Stage FIRST_OF_SERVER = Stage.PORT_587;
    private static final String NO_DOMAIN = "No domain was asked about.";

    private final DnsResolver resolver;
    private final DomainProbe domains;
    private final TargetGuard guard;
    private final SubmissionProbe servers;
    private final String submissionHost;

    /** {@code submissionHost} is where the mail of a domain at Microsoft 365 is submitted, such as {@code smtp.office365.com:587}. */
    public PathProbe(
            DnsResolver resolver,
            DomainProbe domains,
            TargetGuard guard,
            SubmissionProbe servers,
            String submissionHost) {
        this.resolver = resolver;
        this.domains = domains;
        this.guard = guard;
        this.servers = servers;
        this.submissionHost = submissionHost;
    }

    /** {@code progress} hears of each stage as it ends, on this thread; the order is that of time, not of the path. */
    public PathReport run(PathRequest request, SubmissionPlan plan, Consumer<StageResult> progress) {
        return run(request, _ -> plan, progress);
    }

    /**
     * As {@link #run(PathRequest, SubmissionPlan, Consumer)}.
     *
     * @param plans what to do at a server, once it is known which it is: a login must reach none but its own
     */
    public PathReport run(
            PathRequest request, Function<VettedTarget, SubmissionPlan> plans, Consumer<StageResult> progress) {
        Map<Stage, StageResult> results = new EnumMap<>(Stage.class);
        Consumer<StageResult> both = result -> {
            results.put(result.stage(), result);
            progress.accept(result);
        };
        return switch (request) {
            case PathRequest.OfDomain(DomainName domain, Optional<String> _) -> {
                domains.run(domain, both);
                List<String> exchangers = exchangers(domain);
                String server = target(exchangers);
                yield server(server, Set.copyOf(exchangers), plans, results, both);
            }
            case PathRequest.OfServer(String typed) -> {
                notTested(stage -> stage.compareTo(FIRST_OF_SERVER) < 0, NO_DOMAIN, both);
                yield server(typed, Set.of(), plans, results, both);
            }
        };
    }

    /** Mail of a domain at Microsoft 365 is submitted at one place for all; elsewhere the way in is what its MX records name. */
    private String target(List<String> exchangers) {
        return exchangers.stream()
                .findFirst()
                .filter(host -> !host.endsWith(".mail.protection.outlook.com") && !host.endsWith(".mx.microsoft"))
                .orElse(submissionHost);
    }

    private List<String> exchangers(DomainName domain) {
        return resolver.within(MX_TIME).ask(domain.ascii(), RecordType.MX).records(DnsRecord.Exchange.class).stream()
                .sorted(Comparator.comparingInt(DnsRecord.Exchange::preference))
                .map(DnsRecord.Exchange::host)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private PathReport server(
            String typed,
            Set<String> exchangers,
            Function<VettedTarget, SubmissionPlan> plans,
            Map<Stage, StageResult> results,
            Consumer<StageResult> progress) {
        return switch (guard.judge(typed, exchangers)) {
            case TargetVerdict.Allowed(VettedTarget target) -> {
                SubmissionReport report = servers.run(target, plans.apply(target), progress);
                yield new PathReport(
                        Optional.of(target.toString()), ordered(results), report.transcript(), report.refusal());
            }
            case TargetVerdict.Malformed(String sentence) ->
                withoutServer(sentence, Optional.empty(), results, progress);
            case TargetVerdict.NotAllowed() ->
                withoutServer("Testing this server is not allowed here.", Optional.empty(), results, progress);
            case TargetVerdict.NotFound(String host) ->
                withoutServer(
                        "The name " + host + " cannot be found in the DNS.",
                        Optional.of(ClientWords.unknownHost(host)),
                        results,
                        progress);
        };
    }

    private static PathReport withoutServer(
            String reason, Optional<String> said, Map<Stage, StageResult> results, Consumer<StageResult> progress) {
        notTested(stage -> stage.compareTo(FIRST_OF_SERVER) >= 0, reason, progress);
        return new PathReport(Optional.empty(), ordered(results), List.of(), said);
    }

    private static void notTested(Predicate<Stage> which, String reason, Consumer<StageResult> progress) {
        Arrays.stream(Stage.values())
                .filter(which)
                .map(stage -> StageResult.notTested(stage, reason))
                .forEach(progress);
    }

    private static List<StageResult> ordered(Map<Stage, StageResult> results) {
        return new ArrayList<>(results.values());
    }
}
