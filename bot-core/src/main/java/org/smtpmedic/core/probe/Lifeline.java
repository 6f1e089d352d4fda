package org.smtpmedic.core.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to the server, which another thread may cut at any moment. */
final class Lifeline {
    private @Nullable Socket held;
    private boolean cut;

    /**
     * Connects to the first address of {@code host} that answers. The socket carries the name, so that nobody has to look
     * it up a second time.
     */
    Socket connect(String host, int port, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        IOException lastTrouble = new SocketTimeoutException("Connect timed out");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            long millisLeft = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millisLeft <= 0) {
                break;
            }
            Socket socket = hold(new BoundedSocket());
            try {
                var named = InetAddress.getByAddress(host, address.getAddress());
                socket.connect(new InetSocketAddress(named, port), (int) millisLeft);
                return socket;
            } catch (IOException e) {
                socket.close();
                lastTrouble = e;
            }
        }
        throw lastTrouble;
    }

    /** Hangs up, now and in future. */
    synchronized void cut() throws IOException {
        cut = true;
        if (held != null) {
            held.close();
        }
    }

    private synchronized Socket hold(Socket socket) throws IOException {
        if (cut) {
            socket.close();
            throw new SocketException("The time for this attempt is over");
        }
        held = socket;
        return socket;
    }
}
