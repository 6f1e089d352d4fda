package org.smtpmedic.slack.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New messages that Slack has put off, each conversation's in the order in which they came: who comes later does not go first, only because the
 * pause has ended meanwhile. Kept in memory: after a restart, whichever is asked for first goes first. One thread at a time per conversation.
 */
final class WaitingLine {
    /** The next in line is some moments later, so that it finds its turn has come. */
    private static final Duration BEHIND = Duration.ofMillis(300);
    /** Who does not come back this long after its time is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<Address, Deque<Waiting>> lines = new ConcurrentHashMap<>();

    WaitingLine(InstantSource clock) {
        this.clock = clock;
    }

    private record Waiting(String slot, Instant until) {}

    /** How long {@code slot} has to wait for those that came before it, and it is in line then; empty where it is its turn. */
    Optional<Duration> ahead(Address address, String slot) {
        Deque<Waiting> line = lines.getOrDefault(address, new ArrayDeque<>());
        line.removeIf(each -> each.until().plus(PATIENCE).isBefore(clock.instant()));
        if (line.isEmpty() || line.getFirst().slot().equals(slot)) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), line.getFirst().until());
        Duration wait = (left.isNegative() ? Duration.ZERO : left).plus(BEHIND);
        putOff(address, slot, wait);
        return Optional.of(wait);
    }

    /** {@code slot} comes back after {@code wait}; in its place, or at the end of the line. */
    void putOff(Address address, String slot, Duration wait) {
        var waiting = new Waiting(slot, clock.instant().plus(wait));
        var line = lines.computeIfAbsent(address, _ -> new ArrayDeque<>());
        boolean known = line.stream().anyMatch(each -> each.slot().equals(slot));
        if (!known) {
            line.addLast(waiting);
            return;
        }
        Deque<Waiting> same = new ArrayDeque<>();
        line.forEach(each -> same.addLast(each.slot().equals(slot) ? waiting : each));
        lines.put(address, same);
    }

    /** {@code slot} waits no more. */
    void leave(Address address, String slot) {
        var line = lines.get(address);
        if (line != null) {
            line.removeIf(each -> each.slot().equals(slot));
            if (line.isEmpty()) {
                lines.remove(address);
            }
        }
    }
}
