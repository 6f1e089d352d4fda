package org.smtpmedic.server.local;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for news. A beat between two waits is not lost: each wait names the beat it has seen. */
final class Pulse implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long beats;
    private boolean closed;

    /** There is something new. */
    void beat() {
        lock.lock();
        try {
            beats++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of beats so far. */
    long seen() {
        lock.lock();
        try {
            return beats;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a beat after {@code seen}, for so long at most. False once there will be no more. */
    boolean await(long seen, Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (beats == seen && !closed && left > 0) {
                left = news.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits go home. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
