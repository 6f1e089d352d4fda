package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.simulator.journal.Journal;
import org.smtpmedic.simulator.tenant.SimulatedTenant;
import org.smtpmedic.simulator.tls.TlsDoor;

/** Listens on one address and gives each client a session on a thread of its own. */
public final class SmtpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final SimulatedTenant tenant;
    private final TlsDoor tls;
    private final Journal journal;
    private final InstantSource clock;
    private final Limits limits;
    private final Semaphore places;
    private final AtomicLong counter = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor watchdog;

    private SmtpServer(
            ServerSocket listener,
            SimulatedTenant tenant,
            TlsDoor tls,
            Journal journal,
            InstantSource clock,
            Limits limits) {
        this.listener = listener;
        this.tenant = tenant;
        this.tls = tls;
        this.journal = journal;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.sessions());
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("simulator-watchdog").factory());
        watchdog.setRemoveOnCancelPolicy(true);
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public static SmtpServer start(
            InetAddress address,
            int port,
            SimulatedTenant tenant,
            TlsDoor tls,
            Journal journal,
            InstantSource clock,
            Limits limits)
            throws IOException {
        var listener = new ServerSocket(port, BACKLOG, address);
        var server = new SmtpServer(listener, tenant, tls, journal, clock, limits);
        Thread.ofVirtual().name("simulator-accept").start(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                LOG.debug(
                        "A client was lost before its session began: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        open.add(socket);
        if (!places.tryAcquire()) {
            turnAway(socket);
            return;
        }
        try {
            Future<?> deadline =
                    watchdog.schedule(() -> hangUp(socket), limits.session().toMillis(), TimeUnit.MILLISECONDS);
            threads.execute(() -> occupy(socket, deadline));
        } catch (RejectedExecutionException e) {
            LOG.debug("A client came while the server was closing");
            hangUp(socket);
        }
    }

    private void occupy(Socket socket, Future<?> deadline) {
        try {
            serve(socket);
        } finally {
            deadline.cancel(false);
            places.release();
            hangUp(socket);
        }
    }

    private void turnAway(Socket socket) throws IOException {
        try (socket) {
            open.remove(socket);
            socket.getOutputStream().write("421 4.3.2 Service not available\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void serve(Socket socket) {
        Stamp stamp = Stamp.of(counter.incrementAndGet(), clock);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) limits.idle().toMillis());
            var channel = new Channel(socket, limits.lineBytes());
            var talk = new Conversation(channel, journal.begin(stamp.session(), clock.instant()), stamp);
            new Session(talk, tenant, tls, limits).run();
        } catch (IOException e) {
            LOG.debug("Session {} broke off: {}", stamp.session(), e.getClass().getSimpleName());
        }
    }

    private void hangUp(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket did not close: {}", e.getClass().getSimpleName());
        }
    }

    /** Hangs up on everybody and gives the port back. */
    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(this::hangUp);
        watchdog.shutdownNow();
        threads.shutdownNow();
        threads.close();
    }
}
