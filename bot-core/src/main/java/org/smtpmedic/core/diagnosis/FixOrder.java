package org.smtpmedic.core.diagnosis;

import java.util.Optional;
import org.smtpmedic.core.knowledge.Wording.Weight;

/**
 * Which of several errors in one text to fix first. A mail passes the gates in their order, so a gate that is shut hides those behind it.
 * Among the gates of the login the later words count: they are what a retry met after the earlier one was opened.
 */
final class FixOrder {

    private static final int FIRST_LOGIN_GATE = 2;
    private static final int LAST_LOGIN_GATE = 8;

    private FixOrder() {}

    /** {@code better} unless the other one is a separate error that comes first. */
    static Claim first(Claim better, Claim other) {
        if (!areSeparate(better, other)) {
            return better;
        }
        Optional<Integer> one = better.cause().gate();
        Optional<Integer> two = other.cause().gate();
        if (one.isEmpty() || two.isEmpty()) {
            return better;
        }
        boolean bothLogin = isLogin(one.get()) && isLogin(two.get());
        boolean otherFirst = bothLogin ? other.start() > better.start() : two.get() < one.get();
        return otherFirst ? other : better;
    }

    /** Two full sentences in different replies: not two readings of one error. */
    static boolean areSeparate(Claim one, Claim other) {
        return one.weight() == Weight.SENTENCE
                && other.weight() == Weight.SENTENCE
                && one.reply().isPresent()
                && other.reply().isPresent()
                && !one.reply().equals(other.reply())
                && !one.overlaps(other);
    }

    private static boolean isLogin(int gate) {
        return gate >= FIRST_LOGIN_GATE && gate <= LAST_LOGIN_GATE;
    }
}
