package org.smtpmedic.core.probe.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket that obeys a deadline whatever the other side does, and takes in a bounded number of bytes in its life. Each
 * read waits no longer than the time left; writing and a TLS handshake know no time limit, so a watchdog closes the
 * socket at the deadline.
 */
final class GuardedSocket extends Socket {
    static final int MOST_BYTES = 256 * 1024;

    private final Thread watchdog = Thread.ofVirtual().name("socket-watchdog").unstarted(this::watch);
    private volatile long end;
    private volatile boolean closed;
    private volatile boolean expired;
    private @Nullable InputStream input;
    private int bytesLeft = MOST_BYTES;

    /** An unconnected socket with that much time. */
    GuardedSocket(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
    }

    /** Connects within the deadline. */
    void connect(InetAddress address, int port) throws IOException {
        watchdog.start();
        connect(new InetSocketAddress(address, port), millisLeft());
    }

    /** Sets a new deadline, counted from now. */
    void allow(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
        LockSupport.unpark(watchdog);
    }

    /** Whether the deadline is why nothing works any more. */
    boolean isExpired() {
        return expired || end - System.nanoTime() <= 0;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new GuardedInput(super.getInputStream());
        }
        return input;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(watchdog);
        super.close();
    }

    /** Rounded up: a wait that ends before the deadline would not look like one that was cut off by it. */
    private int millisLeft() throws SocketTimeoutException {
        long left = Duration.ofNanos(end - System.nanoTime()).plusNanos(999_999).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("The deadline has passed");
        }
        return (int) left;
    }

    private void watch() {
        while (!closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                expired = true;
                cut();
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private void cut() {
        try {
            close();
        } catch (IOException e) {
            // Whoever uses the socket notices that it is of no use, and asks isExpired.
            expired = true;
        }
    }

    private final class GuardedInput extends FilterInputStream {
        GuardedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            setSoTimeout(millisLeft());
            int bytes = super.read(buffer, offset, length);
            bytesLeft -= Math.max(bytes, 0);
            if (bytesLeft < 0) {
                throw new TooMuchException("more than " + MOST_BYTES / 1024 + " KB in one session");
            }
            return bytes;
        }
    }
}
