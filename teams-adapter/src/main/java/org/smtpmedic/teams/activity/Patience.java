package org.smtpmedic.teams.activity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits as long as a client does. What takes longer goes on, and the client is told so. */
final class Patience implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Duration most;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Patience(Duration most) {
        this.most = most;
    }

    /** Runs it; false where it was not done in time. What it throws is thrown here, as long as we wait. */
    boolean done(Runnable work) {
        Future<?> running = threads.submit(work);
        try {
            running.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks until there is something, for a second at most: somebody may click on a card before its delivery has been noted. */
    <T> Optional<T> soon(Supplier<Optional<T>> question) {
        Optional<T> found = question.get();
        for (int i = 0; i < 10 && found.isEmpty(); i++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = question.get();
        }
        return found;
    }

    /** Lets what runs come to its end. */
    @Override
    public void close() {
        threads.close();
    }
}
