package org.smtpmedic.core.probe.smtp;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server that plays the same script to everybody who connects. */
final class RawPeer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RawPeer.class);

    private final ServerSocket listener;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private RawPeer(ServerSocket listener) {
        this.listener = listener;
    }

    static RawPeer start(Script script) throws IOException {
        var peer = new RawPeer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().name("raw-peer").start(() -> peer.accept(script));
        return peer;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofVirtual().name("raw-peer-client").start(() -> serve(client, script));
            }
        } catch (IOException e) {
            LOG.debug("The peer is closed: {}", e.getMessage());
        }
    }

    private void serve(Socket client, Script script) {
        try (client) {
            script.play(new Line(client, over));
        } catch (IOException e) {
            LOG.debug("The client was lost: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    /** What the peer does with a client. */
    interface Script {
        void play(Line line) throws IOException;
    }

    /** The line to a client. */
    static final class Line {
        private final Socket socket;
        private final CountDownLatch over;
        private BufferedReader in;
        private OutputStream out;

        Line(Socket socket, CountDownLatch over) throws IOException {
            this.socket = socket;
            this.over = over;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** The client's next line. */
        String hear() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("The client has gone");
            }
            return line;
        }

        /** Hears a line, answers. */
        String answer(String reply) throws IOException {
            String heard = hear();
            say(reply);
            return heard;
        }

        /** The client's next TLS record; nothing else may have come before it. */
        byte[] hearRecord() throws IOException {
            byte[] header = socket.getInputStream().readNBytes(5);
            if (header.length < 5) {
                throw new IOException("The client has gone");
            }
            return socket.getInputStream().readNBytes(((header[3] & 0xFF) << 8) | (header[4] & 0xFF));
        }

        /** Waits so long, or until the test is over. */
        void idle(long millis) throws IOException {
            try {
                if (over.await(millis, TimeUnit.MILLISECONDS)) {
                    throw new IOException("The test is over");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        /** Says nothing more and hears nothing more. */
        void stall() throws IOException {
            idle(30_000);
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void secure(SSLSocketFactory tls) throws IOException {
            SSLSocket secured = (SSLSocket) tls.createSocket(socket, new ByteArrayInputStream(new byte[0]), true);
            secured.startHandshake();
            in = new BufferedReader(new InputStreamReader(secured.getInputStream(), StandardCharsets.ISO_8859_1));
            out = secured.getOutputStream();
        }
    }
}
