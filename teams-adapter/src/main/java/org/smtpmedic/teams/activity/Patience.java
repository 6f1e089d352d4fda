package org.smtpmedic.teams.activity;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits as long as a client does. What takes longer goes on, and the client is told so. */
final class Patience implements AutoCloseable {
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

    /** Lets what runs come to its end. */
    @Override
    public void close() {
        threads.close();
    }
}
