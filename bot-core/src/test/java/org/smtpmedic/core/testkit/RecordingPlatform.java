package org.smtpmedic.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;

/** A platform that shows nothing and remembers everything. */
public final class RecordingPlatform implements ChatPlatform {

    private final Map<String, Card> shown = new LinkedHashMap<>();
    private final List<String> deliveries = new ArrayList<>();
    private final List<Delivery> trouble = new ArrayList<>();

    @Override
    public String name() {
        return "test";
    }

    @Override
    public synchronized Delivery deliver(OutgoingMessage message) {
        if (!trouble.isEmpty()) {
            return trouble.removeFirst();
        }
        deliveries.add(message.slot());
        shown.put(message.slot(), message.card());
        notifyAll();
        return new Delivery.Delivered("m-" + message.slot());
    }

    /** The next delivery comes to this instead. */
    public synchronized void answerNextWith(Delivery delivery) {
        trouble.add(delivery);
    }

    /** Slots in the order in which they were first shown. */
    public synchronized List<String> slots() {
        return List.copyOf(shown.keySet());
    }

    public synchronized List<String> slots(String prefix) {
        return slots().stream().filter(slot -> slot.startsWith(prefix)).toList();
    }

    /** Every delivery, repeated ones too. */
    public synchronized List<String> deliveries() {
        return List.copyOf(deliveries);
    }

    public synchronized Card card(String slot) {
        return Optional.ofNullable(shown.get(slot)).orElseThrow();
    }

    /** Waits until {@code condition} holds, and fails after ten seconds. */
    public synchronized void await(String what, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Waited in vain for: " + what + "; shown: " + shown.keySet());
            }
            try {
                wait(Math.min(left, 20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
