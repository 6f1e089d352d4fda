package org.smtpmedic.core.casework;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.log.FaultPlace;

/**
 * The threads of a worker. On a full disk no task can be taken, and the scheduler lets that escape from its thread, some times a second: it is told
 * in one line a minute, and not as a stack trace each time. The task stays where it is and is taken later.
 */
final class WorkerThreads {
    private static final Logger log = LoggerFactory.getLogger(WorkerThreads.class);
    private static final long SILENCE = 60_000_000_000L;

    private WorkerThreads() {}

    static ExecutorService of(int number) {
        var told = new AtomicLong(System.nanoTime() - SILENCE);
        return Executors.newFixedThreadPool(
                number,
                Thread.ofPlatform()
                        .name("worker-", 0)
                        .uncaughtExceptionHandler((_, e) -> tell(told, e))
                        .factory());
    }

    private static void tell(AtomicLong told, Throwable e) {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= SILENCE && told.compareAndSet(last, now)) {
            log.warn("Due tasks cannot be taken, and wait: {}", FaultPlace.of(e));
        }
    }
}
