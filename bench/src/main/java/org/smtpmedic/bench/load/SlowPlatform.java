package org.smtpmedic.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;

/** A platform that takes its time for each message, as those over a network do, and remembers when which slot was shown. */
final class SlowPlatform implements ChatPlatform {
    static final String NAME = "load";

    private final Duration each;
    private final Map<String, Instant> shown = new ConcurrentHashMap<>();

    SlowPlatform(Duration each) {
        this.each = each;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery deliver(OutgoingMessage message) {
        LockSupport.parkNanos(each.toNanos());
        shown.putIfAbsent(message.conversation().address() + "|" + message.slot(), Instant.now());
        return new Delivery.Delivered(message.messageId().orElse("m"));
    }

    /** When the first message of such a slot was shown in the conversation; waits for it. */
    Instant firstIn(String address, String slotPrefix) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end) {
            for (var entry : shown.entrySet()) {
                if (entry.getKey().startsWith(address + "|" + slotPrefix)) {
                    return entry.getValue();
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new IllegalStateException("Never shown: " + address + " " + slotPrefix);
    }
}
