package org.smtpmedic.simulator.play;

import java.util.Objects;

/** What the server does instead of what it would do by itself. */
public sealed interface Deed {

    /** Answers with {@code reply}, such as {@code 451 4.7.0 Temporary server error}; the trailer comes by itself. */
    record Say(String reply) implements Deed {
        /** Refuses, with {@link IllegalArgumentException}, what is no reply of one line. */
        public Say {
            Objects.requireNonNull(reply);
            if (!reply.matches("[2-5]\\d\\d \\P{Cc}{1,1000}")) {
                throw new IllegalArgumentException("A reply is three digits, a space and a text on one line");
            }
        }
    }

    /** Says nothing more and does not hang up. */
    record Silence() implements Deed {}

    /** Hangs up without a word. */
    record HangUp() implements Deed {}
}
