package org.smtpmedic.core.probe.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.smtpmedic.core.probe.rate.Admission.Entered;
import org.smtpmedic.core.probe.rate.Admission.Pass;
import org.smtpmedic.core.probe.rate.Admission.Reason;
import org.smtpmedic.core.probe.rate.Admission.TryLater;

/** Counts tests per person, per workspace and at a time. Safe for use by several threads; forgets on restart. */
public final class ProbeRates {
    private static final long MOST_REMEMBERED = 100_000;
    /** When somebody else's test will end is not known; the usual one takes no longer. */
    private static final Duration USUAL_TEST = Duration.ofSeconds(15);

    private final ProbeLimits limits;
    private final InstantSource clock;
    private final Cache<Key, Deque<Instant>> begun;
    private int running;

    public ProbeRates(ProbeLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.begun = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(limits.window())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * Asks for one test. A refusal costs nothing of the limits.
     *
     * @param workspace the platform's id of the workspace or tenant
     * @param person the platform's id of the person, unique within the workspace
     */
    public synchronized Admission enter(String workspace, String person) {
        Instant now = clock.instant();
        Deque<Instant> ofPerson = recent(new Key(workspace, Optional.of(person)), now);
        Deque<Instant> ofWorkspace = recent(new Key(workspace, Optional.empty()), now);
        if (ofPerson.size() >= limits.perPerson()) {
            return new TryLater(Reason.PERSON, ofPerson.getFirst().plus(limits.window()));
        }
        if (ofWorkspace.size() >= limits.perWorkspace()) {
            return new TryLater(Reason.WORKSPACE, ofWorkspace.getFirst().plus(limits.window()));
        }
        if (running >= limits.parallel()) {
            return new TryLater(Reason.PARALLEL, now.plus(USUAL_TEST));
        }
        ofPerson.addLast(now);
        ofWorkspace.addLast(now);
        running++;
        return new Entered(pass());
    }

    private Deque<Instant> recent(Key key, Instant now) {
        Deque<Instant> moments = begun.get(key, any -> new ArrayDeque<>());
        while (!moments.isEmpty() && !moments.getFirst().plus(limits.window()).isAfter(now)) {
            moments.removeFirst();
        }
        return moments;
    }

    private Pass pass() {
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                leave();
            }
        };
    }

    private synchronized void leave() {
        running--;
    }

    /** Somebody, or with an empty person the workspace as a whole. */
    private record Key(String workspace, Optional<String> person) {}
}
