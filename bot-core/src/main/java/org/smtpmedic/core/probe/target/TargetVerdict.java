package org.smtpmedic.core.probe.target;

import java.util.Objects;

/** What the guard says to what somebody typed. */
public sealed interface TargetVerdict {

    /** It may be dialled. */
    record Allowed(VettedTarget target) implements TargetVerdict {
        public Allowed {
            Objects.requireNonNull(target);
        }
    }

    /** It is no target at all; {@code sentence} tells a person what is wrong with it, without repeating it. */
    record Malformed(String sentence) implements TargetVerdict {
        public Malformed {
            Objects.requireNonNull(sentence);
        }
    }

    /** It is not allowed. Why is not told: the difference would show what the inside of a network looks like. */
    record NotAllowed() implements TargetVerdict {}

    /** A host that anybody may test cannot be found in DNS. */
    record NotFound(String host) implements TargetVerdict {
        public NotFound {
            Objects.requireNonNull(host);
        }
    }
}
