package org.smtpmedic.simulator.play;

import java.time.Duration;
import java.util.Objects;

/**
 * A deed out of turn, in every session from now on.
 *
 * @param at where
 * @param after how long the server takes over it; Exchange Online takes seven seconds over some refusals
 * @param deed what it does
 */
public record Interjection(Moment at, Duration after, Deed deed) {
    /** Refuses, with {@link IllegalArgumentException}, to wait for less than nothing. */
    public Interjection {
        Objects.requireNonNull(at);
        Objects.requireNonNull(deed);
        if (after.isNegative()) {
            throw new IllegalArgumentException("after must not be negative");
        }
    }

    /** Says {@code reply} at once. */
    public static Interjection say(Moment at, String reply) {
        return new Interjection(at, Duration.ZERO, new Deed.Say(reply));
    }
}
