package org.smtpmedic.core.chat;

import java.time.Duration;
import java.util.Objects;

/** What became of an {@link OutgoingMessage}. */
public sealed interface Delivery {

    /** It is there, under this id of the platform's. */
    record Delivered(String messageId) implements Delivery {
        public Delivered {
            Objects.requireNonNull(messageId);
        }
    }

    /** Not now: the platform is away. {@code reason} is for the operator's log and holds no secret. */
    record TryAgain(Duration after, String reason) implements Delivery {
        public TryAgain {
            Objects.requireNonNull(after);
            Objects.requireNonNull(reason);
        }
    }

    /** Not now: the platform has said for how long it wants to be left alone. It is asked again then, neither earlier nor much later. */
    record Patience(Duration after) implements Delivery {
        public Patience {
            Objects.requireNonNull(after);
        }
    }

    /** Never: the conversation is gone or the bot was removed. {@code reason} is for the operator's log. */
    record Undeliverable(String reason) implements Delivery {
        public Undeliverable {
            Objects.requireNonNull(reason);
        }
    }
}
