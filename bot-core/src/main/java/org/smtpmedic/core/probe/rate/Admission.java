package org.smtpmedic.core.probe.rate;

import java.time.Instant;
import java.util.Objects;

/** Whether a test may begin now. */
public sealed interface Admission {

    /** It may; whoever runs it closes the pass when it is over. */
    record Entered(Pass pass) implements Admission {
        public Entered {
            Objects.requireNonNull(pass);
        }
    }

    /** Not now. From {@code at} on it may be tried again. */
    record TryLater(Reason reason, Instant at) implements Admission {
        public TryLater {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(at);
        }
    }

    /** Whose limit was reached. */
    enum Reason {
        PERSON("You have tested as often as one person may for now."),
        WORKSPACE("Your workspace has tested as often as it may for now."),
        PARALLEL("Too many tests are running at this moment.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For the person who asked. */
        public String sentence() {
            return sentence;
        }
    }

    /** One running test. Closing it twice does no harm. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }
}
