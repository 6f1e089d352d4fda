package org.smtpmedic.simulator.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Where sessions go on in TLS, good or bad as it was set. May be set while sessions run. */
public final class TlsDoor {
    private static final int TLS_1_0 = 1;
    private static final int TLS_1_1 = 2;

    private final ServerIdentity identity;
    private final InstantSource clock;
    private final AtomicReference<Door> door;

    private record Door(TlsMode mode, SSLSocketFactory sockets) {}

    /** A good one. */
    public TlsDoor(ServerIdentity identity, InstantSource clock) {
        this.identity = identity;
        this.clock = clock;
        this.door = new AtomicReference<>(new Door(TlsMode.GOOD, identity.serverSockets()));
    }

    public TlsMode mode() {
        return door.get().mode();
    }

    /** Counts for whoever begins TLS from now on. Certificates are judged by the clock of this moment. */
    public void set(TlsMode mode) {
        door.set(new Door(mode, sockets(mode)));
    }

    private SSLSocketFactory sockets(TlsMode mode) {
        return switch (mode) {
            case GOOD, TLS_1_0, TLS_1_1 -> identity.serverSockets();
            case EXPIRED, NOT_YET_VALID, WRONG_NAME, SELF_SIGNED, UNKNOWN_AUTHORITY ->
                identity.flawed(mode, clock.instant());
        };
    }

    /**
     * Shakes hands. What the client sent ahead in the clear is forgotten, so nobody can smuggle commands in.
     *
     * @throws IOException when the client does not like what it is shown
     */
    public Socket open(Socket socket) throws IOException {
        Door now = door.get();
        return switch (now.mode()) {
            case TLS_1_0 -> declined(socket, TLS_1_0);
            case TLS_1_1 -> declined(socket, TLS_1_1);
            case GOOD, EXPIRED, NOT_YET_VALID, WRONG_NAME, SELF_SIGNED, UNKNOWN_AUTHORITY ->
                secured(socket, now.sockets());
        };
    }

    private static Socket secured(Socket socket, SSLSocketFactory sockets) throws IOException {
        SSLSocket secured = (SSLSocket) sockets.createSocket(socket, new ByteArrayInputStream(new byte[0]), true);
        secured.startHandshake();
        return secured;
    }

    private static Socket declined(Socket socket, int newest) throws IOException {
        OldHello.answer(socket.getInputStream(), socket.getOutputStream(), newest);
        throw new SSLHandshakeException("The client wanted a newer TLS");
    }
}
