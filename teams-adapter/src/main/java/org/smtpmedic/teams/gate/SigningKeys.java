package org.smtpmedic.teams.gate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel's keys, kept for a day (the least that the channel asks for) and, while its server is away, for three. A key that is not known
 * makes us ask again, but not more than once in a while: anybody can invent key ids.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration USABLE = Duration.ofDays(3);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private final KeyServer server;
    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Known known = new Known(Map.of(), Instant.EPOCH, Instant.EPOCH);

    /** {@code patience} is how long somebody waits while another one asks the server. */
    SigningKeys(KeyServer server, InstantSource clock, Duration patience) {
        this.server = server;
        this.clock = clock;
        this.patience = patience;
    }

    private record Known(Map<String, SigningKey> keys, Instant fetched, Instant tried) {}

    /**
     * The key of this id; empty where the channel has none.
     *
     * @throws Refused 503 while that cannot be told
     */
    Optional<SigningKey> find(String id) throws Refused {
        if (isWanting(id)) {
            fetch(id);
        }
        Known now = known;
        if (age(now.fetched()).compareTo(USABLE) > 0) {
            throw new Refused(503, "the channel's keys cannot be had");
        }
        return Optional.ofNullable(now.keys().get(id));
    }

    private boolean isWanting(String id) {
        Known now = known;
        boolean wanting = !now.keys().containsKey(id) || age(now.fetched()).compareTo(FRESH) > 0;
        return wanting && age(now.tried()).compareTo(BETWEEN_TRIES) > 0;
    }

    private Duration age(Instant since) {
        return Duration.between(since, clock.instant());
    }

    private void fetch(String id) throws Refused {
        if (!locked()) {
            throw new Refused(503, "the channel's keys are being asked for");
        }
        try {
            if (isWanting(id)) {
                known = fetched(known);
            }
        } finally {
            fetching.unlock();
        }
    }

    private boolean locked() {
        try {
            return fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Known fetched(Known before) {
        try {
            Map<String, SigningKey> keys = server.keys();
            return new Known(keys, clock.instant(), clock.instant());
        } catch (IOException e) {
            LOG.warn("The channel's keys cannot be fetched: {}", e.getMessage());
            return new Known(before.keys(), before.fetched(), clock.instant());
        }
    }
}
