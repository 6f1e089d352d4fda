package org.smtpmedic.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;

/** A platform that goes away and comes back, and has a limit of calls in a minute, with an adapter that leaves it alone for as long as it asks. */
public final class ShakyPlatform implements ChatPlatform {
    public static final String NAME = "shaky";
    /** Slack's for most methods (docs.slack.dev/apis/web-api/rate-limits, tier 3). */
    public static final int IN_A_MINUTE = 50;

    private final InstantSource clock;
    private final Map<String, Card> shown = new LinkedHashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final List<Instant> calls = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private Mood mood = Mood.WELL;
    private Instant shutUntil = Instant.MIN;
    private int refused;
    private int failed;
    private int hanging;

    ShakyPlatform(InstantSource clock) {
        this.clock = clock;
    }

    /** What a call comes to. */
    public enum Mood {
        WELL,
        AWAY,
        /** No answer before {@link #release()}. */
        HANGING,
        /** Asks to be left alone for three hours. */
        LIMITING
    }

    /** A conversation here. */
    public static ConversationRef room(int number) {
        return new ConversationRef(NAME, "room-" + number);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery deliver(OutgoingMessage message) {
        return switch (called()) {
            case WELL -> taken(message);
            case AWAY -> failed("status 503");
            case HANGING -> hang();
            case LIMITING -> limited(Duration.ofHours(3));
        };
    }

    private synchronized Mood called() {
        return mood;
    }

    private synchronized Delivery taken(OutgoingMessage message) {
        if (callsSince(clock.instant().minusSeconds(60)) >= IN_A_MINUTE) {
            return limited(Duration.ofSeconds(30));
        }
        if (shutUntil.isAfter(clock.instant())) {
            return left();
        }
        calls.add(clock.instant());
        taken.add(message.slot());
        shown.put(message.slot(), message.card());
        return new Delivery.Delivered("m-" + message.slot());
    }

    private synchronized Delivery limited(Duration pause) {
        if (!shutUntil.isAfter(clock.instant())) {
            refused++;
            shutUntil = clock.instant().plus(pause);
        }
        return left();
    }

    private Delivery left() {
        return new Delivery.Patience(Duration.between(clock.instant(), shutUntil));
    }

    private synchronized Delivery failed(String reason) {
        failed++;
        return new Delivery.TryAgain(Duration.ofSeconds(5), reason);
    }

    private Delivery hang() {
        try {
            synchronized (this) {
                hanging++;
            }
            boolean _ = released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failed("no answer in time");
    }

    /** Ends the calls that hang. */
    public void release() {
        released.countDown();
    }

    public synchronized void be(Mood next) {
        mood = next;
    }

    private synchronized long callsSince(Instant from) {
        return calls.stream().filter(at -> at.isAfter(from)).count();
    }

    /** Calls that were made, whatever they came to. */
    public synchronized int calls() {
        return calls.size() + refused + failed;
    }

    /** Calls that were not answered at first. */
    public synchronized int hanging() {
        return hanging;
    }

    /** Calls that were over the limit. */
    public synchronized int refused() {
        return refused;
    }

    /** Slots as they were taken, repeated ones too. */
    public synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    /** The text that a slot shows. */
    public synchronized String shown(String slot) {
        return Optional.ofNullable(shown.get(slot)).orElseThrow().fallback();
    }
}
