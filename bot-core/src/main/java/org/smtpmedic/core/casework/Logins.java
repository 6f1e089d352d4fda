package org.smtpmedic.core.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginTester.Obtained;
import org.smtpmedic.core.probe.path.LoginTester.Prompt;
import org.smtpmedic.core.store.BegunLogins;
import org.smtpmedic.core.store.Database;

/** Gets what a login test logs in with. Only memory knows it, so a test that a crash cut off has to be asked for again. */
final class Logins {
    /** Each waits on a thread of the worker, which has others to do. */
    private static final int MOST_WAITING = 5;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final Database database;
    private final BegunLogins begun;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    Logins(Database database) {
        this.database = database;
        this.begun = new BegunLogins(database);
    }

    /** Who asks, and how they are told. */
    interface Asker {
        String id();

        /** Names the person, across platforms. */
        String person();

        LoginTester.Wanted wanted();

        /** Something to do, for the person alone; everybody sees until when it is waited for. */
        void prompt(Prompt prompt, Instant until);
    }

    /** Why there is nothing, or what to log in with. */
    sealed interface Outcome {
        record Ready(Obtained.Ready login) implements Outcome {}

        record Not(String sentence, Optional<String> said) implements Outcome {}

        /** A process ended while it had the secret, or waited for it. */
        record CutOff() implements Outcome {}

        /** The person called it off, and was told so. */
        record Cancelled() implements Outcome {}
    }

    /** Blocks while the person does what they are asked for. {@code use} gets the outcome, and what it holds is forgotten afterwards. */
    void with(LoginTester tester, Asker asker, Consumer<Outcome> use) {
        boolean isNew = database.inTransaction(_ -> begun.begin(asker.id()));
        use.accept(isNew ? obtain(tester, asker) : new Outcome.CutOff());
        // Not in a finally: an end by a fault or a shutdown has to be found again.
        database.inTransaction(_ -> {
            begun.end(asker.id());
            return asker;
        });
    }

    private Outcome obtain(LoginTester tester, Asker asker) {
        if (waiting.size() >= MOST_WAITING) {
            return new Outcome.Not(
                    "Too many people are signing in just now. Please try again in some minutes.", none());
        }
        if (!waiting.add(asker.person())) {
            return new Outcome.Not("I am still waiting for another login of yours. Finish that one first.", none());
        }
        try {
            return await(tester, asker)
                    .filter(_ -> begun.settle(asker.id()))
                    .map(Logins::outcome)
                    .orElseGet(Outcome.Cancelled::new);
        } finally {
            waiting.remove(asker.person());
        }
    }

    private static Outcome outcome(Obtained obtained) {
        return switch (obtained) {
            case Obtained.Ready ready -> new Outcome.Ready(ready);
            case Obtained.Not(String sentence, Optional<String> said) -> new Outcome.Not(sentence, said);
        };
    }

    /** Whatever process was told of the cancelling, the database knows. Empty where it was called off. */
    private Optional<Obtained> await(LoginTester tester, Asker asker) {
        var obtaining =
                new FutureTask<>(() -> tester.obtain(asker.wanted(), prompt -> asker.prompt(prompt, until(prompt))));
        Thread.ofVirtual().name("login").start(obtaining);
        try {
            while (!begun.isSettled(asker.id())) {
                try {
                    return Optional.of(obtaining.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
                } catch (TimeoutException e) {
                    LOG.trace("Still waiting for a login");
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The login was cut off", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A login could not be obtained", e);
        } finally {
            obtaining.cancel(true);
        }
    }

    /** Calls a wait off, within the caller's transaction; false where nothing is waited for any more. */
    boolean cancel(String id) {
        return begun.settle(id);
    }

    private static Instant until(Prompt prompt) {
        return switch (prompt) {
            case Prompt.SignIn signIn -> signIn.until();
            case Prompt.FillIn fillIn -> fillIn.until();
        };
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
