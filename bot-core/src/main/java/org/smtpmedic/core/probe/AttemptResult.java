package org.smtpmedic.core.probe;

import java.util.Objects;

/** What came of one submission attempt. Holds no secret. */
public sealed interface AttemptResult {

    /** The server took the message; {@code reply} is its last word. */
    record Accepted(String reply) implements AttemptResult {
        public Accepted {
            Objects.requireNonNull(reply);
        }
    }

    /** The server said no; {@code transcript} ends with the refused command and the whole reply. */
    record Refused(String transcript) implements AttemptResult {
        public Refused {
            Objects.requireNonNull(transcript);
        }
    }

    /** No answer was to be had: network, TLS or silence, in the client's words. */
    record Failed(String message) implements AttemptResult {
        public Failed {
            Objects.requireNonNull(message);
        }
    }
}
