package org.smtpmedic.core.probe.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.smtpmedic.core.probe.Secret;

/** How asking for a token stands. What a server said is cleaned and shortened, and no token or secret can be printed. */
public sealed interface TokenOutcome {

    /** The person has to open {@code address} and type {@code userCode} before {@code until}. */
    record Waiting(String userCode, URI address, Instant until) implements TokenOutcome {
        public Waiting {
            Objects.requireNonNull(userCode);
            Objects.requireNonNull(address);
            Objects.requireNonNull(until);
        }
    }

    /** Nothing more will come. */
    sealed interface End extends TokenOutcome {}

    /** A token, to be used for one test and then dropped. */
    record Obtained(Secret token, Instant until) implements End {
        public Obtained {
            Objects.requireNonNull(token);
            Objects.requireNonNull(until);
        }
    }

    /** Entra ID said no; {@code said} begins with its AADSTS number, for the diagnosis. */
    record Refused(String said) implements End {
        public Refused {
            Objects.requireNonNull(said);
        }
    }

    /** Nobody signed in, or no answer came. */
    record TimedOut(Duration waited) implements End {
        public TimedOut {
            Objects.requireNonNull(waited);
        }
    }

    /** The token endpoint could not be asked, or what answered is none. */
    record Unreachable(String says) implements End {
        public Unreachable {
            Objects.requireNonNull(says);
        }
    }
}
