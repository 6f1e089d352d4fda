package org.smtpmedic.core.probe.path;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;

/** Tests with a login that somebody asked for. What it obtains lives in memory, for one test. */
public interface LoginTester {

    /** The ways that are configured and may be used at {@code server}, as {@code smtp.office365.com:587}. */
    Set<LoginWay> offered(String server);

    /**
     * Gets something to log in with; blocks until it is there or will not come. An interrupt ends the wait.
     *
     * @param prompt told what the person has to do, at most once, on any thread
     */
    Obtained obtain(Wanted wanted, Consumer<Prompt> prompt);

    /**
     * Runs one test with that login, at no server but those that {@link #offered} speaks of; at another it ends where the login would begin.
     *
     * @param sendMessage whether a test mail really goes out; only when a person confirmed exactly that
     * @param progress hears of each stage as it ends, on this thread
     */
    PathReport run(PathRequest request, Obtained.Ready login, boolean sendMessage, Consumer<StageResult> progress);

    /**
     * What is asked for.
     *
     * @param mailbox whose login is tested
     * @param askedBy the name of the person, for a page that says who asked
     */
    record Wanted(LoginWay way, String mailbox, String askedBy) {
        public Wanted {
            Objects.requireNonNull(way);
            Objects.requireNonNull(mailbox);
            Objects.requireNonNull(askedBy);
        }
    }

    /** What a person has to do. The addresses and the code are for that person alone. */
    sealed interface Prompt {
        /** Open the address and type the code. */
        record SignIn(String code, URI address, Instant until) implements Prompt {}

        /** Open the address and type the password there. */
        record FillIn(URI address, Instant until) implements Prompt {
            /** The address is as good as a key, so it is left out. */
            @Override
            public String toString() {
                return "FillIn[until " + until + "]";
            }
        }
    }

    /** What came of it. */
    sealed interface Obtained {
        /**
         * Something to log in with.
         *
         * @param way how it was obtained, which says where it may go
         * @param envelope what a mail is announced with
         * @param token what the token says about itself, where there is one
         */
        record Ready(LoginWay way, Credential credential, Envelope envelope, Optional<TokenReport> token)
                implements Obtained {
            public Ready {
                Objects.requireNonNull(way);
                Objects.requireNonNull(credential);
                Objects.requireNonNull(envelope);
                Objects.requireNonNull(token);
            }
        }

        /**
         * Nothing.
         *
         * @param sentence for a person
         * @param said what the sign-in server said, for the diagnosis
         */
        record Not(String sentence, Optional<String> said) implements Obtained {
            public Not {
                Objects.requireNonNull(sentence);
                Objects.requireNonNull(said);
            }
        }
    }
}
