package org.smtpmedic.core.probe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Submits a real test mail to the configured target. One attempt at a time: the mailbox allows few connections, and many
 * refused logins in a row would lock the account.
 */
public final class MailSubmissionTester implements SubmissionTester {
    private final SubmissionTarget target;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    public MailSubmissionTester(SubmissionTarget target, InstantSource clock) {
        this(target, clock, Deadlines.standard());
    }

    public MailSubmissionTester(SubmissionTarget target, InstantSource clock, Deadlines deadlines) {
        this.target = target;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    @Override
    public boolean canTest() {
        return true;
    }

    @Override
    public AttemptResult attempt() {
        try {
            if (!turn.tryLock(deadlines.total().toMillis(), TimeUnit.MILLISECONDS)) {
                return new AttemptResult.Failed("Another attempt is still running");
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        try {
            return watched(new Attempt(target, deadlines, clock));
        } finally {
            turn.unlock();
        }
    }

    /** The caller waits beside the attempt: a thread stuck in a name lookup or a read cannot keep it. */
    private AttemptResult watched(Attempt attempt) {
        Duration limit = deadlines.total();
        var task = new FutureTask<>(attempt::run);
        Thread.ofPlatform().daemon().name("submission-attempt").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return attempt.giveUp(limit);
        } catch (InterruptedException e) {
            attempt.giveUp(limit);
            return interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The mail client broke down", e.getCause());
        }
    }

    private static AttemptResult interrupted() {
        Thread.currentThread().interrupt();
        return new AttemptResult.Failed("The attempt was interrupted");
    }
}
