package org.smtpmedic.core.probe;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server that says what a test tells it to, to one client. */
final class ScriptedPeer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedPeer.class);

    private final ServerSocket listener;
    private @Nullable Socket client;

    private ScriptedPeer(ServerSocket listener) {
        this.listener = listener;
    }

    static ScriptedPeer start(Script script) throws IOException {
        var peer = new ScriptedPeer(new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().start(() -> peer.serve(script));
        return peer;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve(Script script) {
        try (Socket socket = listener.accept()) {
            client = socket;
            script.play(new Line(socket));
        } catch (IOException e) {
            LOG.debug("The client was lost: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
    }

    /** What the peer does with its client. */
    interface Script {
        void play(Line line) throws IOException;
    }

    /** The line to the client. */
    static final class Line {
        private final Socket socket;
        private BufferedReader in;
        private OutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void say(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** The client's next line; empty text when it has gone. */
        String hear() throws IOException {
            String line = in.readLine();
            return line == null ? "" : line;
        }

        /** Whether the client is there and says nothing for so long. */
        boolean isSilentFor(Duration time) throws IOException {
            socket.setSoTimeout((int) time.toMillis());
            try {
                in.read();
                return false;
            } catch (SocketTimeoutException e) {
                return true;
            }
        }

        /** Waits until the client has said something. */
        void hearSomething() throws IOException {
            in.mark(1);
            in.read();
            in.reset();
        }

        /** Banner, EHLO, STARTTLS and EHLO again, up to where a login may follow. */
        void welcome(SSLSocketFactory tls) throws IOException {
            welcome(tls, "AUTH LOGIN");
        }

        void welcome(SSLSocketFactory tls, String extension) throws IOException {
            greet();
            hear();
            say("220 ready\r\n");
            SSLSocket secured = (SSLSocket) tls.createSocket(socket, new ByteArrayInputStream(new byte[0]), true);
            secured.startHandshake();
            in = new BufferedReader(new InputStreamReader(secured.getInputStream(), StandardCharsets.ISO_8859_1));
            out = secured.getOutputStream();
            hear();
            say("250-peer.example.com\r\n250 " + extension + "\r\n");
        }

        /** Banner and EHLO, with STARTTLS on offer. */
        void greet() throws IOException {
            say("220 peer.example.com ESMTP\r\n");
            hear();
            say("250-peer.example.com\r\n250 STARTTLS\r\n");
        }
    }
}
