package org.smtpmedic.server.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a server going until the process is told to stop. */
final class Running {
    private Running() {}

    /** Returns when the thread is interrupted; a signal ends the process after {@code stop} has run. */
    static void until(Runnable stop) {
        var hook = new Thread(stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Runtime.getRuntime().removeShutdownHook(hook);
            stop.run();
            Thread.currentThread().interrupt();
        }
    }
}
