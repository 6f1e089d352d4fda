package org.smtpmedic.server;

/** Wakes the worker. It is made after what wakes it. */
final class Wake implements Runnable {
    private volatile Runnable worker = () -> {};

    void by(Runnable woken) {
        worker = woken;
    }

    @Override
    public void run() {
        worker.run();
    }
}
