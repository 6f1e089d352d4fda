package org.smtpmedic.core.probe.domain;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.DomainName;

/** Asks the DNS everything that a mail domain's sending and receiving depend on. */
public final class DomainProbe {
    private final DnsResolver resolver;
    private final List<StageProbe> probes;

    /** Asks {@code resolver}; {@code clock} only gives the time that SPF's explanations may hold. */
    public DomainProbe(DnsResolver resolver, InstantSource clock) {
        this.resolver = resolver;
        this.probes = List.of(
                new AddressesProbe(),
                new MxProbe(),
                new SpfProbe(clock),
                new DkimProbe(),
                new DmarcProbe(),
                new MtaStsProbe(),
                new TlsRptProbe());
    }

    /**
     * Runs the seven DNS stages side by side, each within its own deadline, and hands over each result as it comes, on the
     * calling thread. Returns when all have come; leaves no thread behind. An interrupt ends it early.
     */
    public void run(DomainName domain, Consumer<StageResult> results) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finished = new ExecutorCompletionService<StageResult>(threads);
            probes.forEach(probe -> finished.submit(() -> result(probe, domain)));
            handOver(finished, results, threads);
        }
    }

    private void handOver(
            ExecutorCompletionService<StageResult> finished, Consumer<StageResult> results, ExecutorService threads) {
        try {
            for (int i = 0; i < probes.size(); i++) {
                results.accept(finished.take().get());
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A DNS stage broke down", e.getCause());
        }
    }

    private StageResult result(StageProbe probe, DomainName domain) {
        long start = System.nanoTime();
        Finding finding = probe.look(domain, resolver.within(probe.stage().deadline()));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new StageResult(probe.stage(), finding.outcome(), took, finding.facts(), finding.explanation());
    }
}
