package org.smtpmedic.slack.inbound;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.log.FaultPlace;

/** Runs work beside the answer to Slack, which must not wait for it: each piece on a thread of its own. */
final class Handover implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Handover.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;

    /** {@code patience}: how long an answer to Slack may wait, well under its three seconds. */
    Handover(Duration patience) {
        this.patience = patience;
    }

    /** How far the work is when Slack has to be answered. */
    enum Progress {
        DONE,
        RUNNING,
        FAILED
    }

    /** Runs {@code work}, and waits for it a little. */
    Progress wait(Runnable work) {
        var running = threads.submit(work);
        try {
            running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Progress.DONE;
        } catch (TimeoutException _) {
            return Progress.RUNNING;
        } catch (ExecutionException e) {
            log.error(
                    "What Slack sent could not be taken in: {}",
                    e.getCause() == null ? "?" : FaultPlace.of(e.getCause()));
            return Progress.FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Progress.RUNNING;
        }
    }

    /** Runs {@code work} and waits for nothing. */
    void run(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("Something beside the conversation failed: {}", FaultPlace.of(e));
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
