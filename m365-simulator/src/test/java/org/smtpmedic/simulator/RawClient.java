package org.smtpmedic.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** A client that says exactly what a test tells it to. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private Socket current;
    private BufferedReader in;
    private OutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.current = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
    }

    static RawClient connect(M365Simulator simulator) throws IOException {
        return new RawClient(new Socket(simulator.host(), simulator.port()));
    }

    /** Connected, greeted, in TLS and greeted again. */
    static RawClient secure(M365Simulator simulator) throws IOException {
        RawClient client = connect(simulator);
        client.hear();
        client.ask("EHLO device.contoso.com");
        client.ask("STARTTLS");
        client.startTls(simulator);
        client.ask("EHLO device.contoso.com");
        return client;
    }

    void startTls(M365Simulator simulator) throws IOException {
        SSLSocket tls =
                (SSLSocket) simulator.clientSockets().createSocket(socket, simulator.host(), simulator.port(), true);
        tls.startHandshake();
        current = tls;
        in = new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.UTF_8));
        out = tls.getOutputStream();
    }

    String ask(String line) throws IOException {
        send(line + "\r\n");
        return hear();
    }

    void send(String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One reply, its lines joined by line feeds; {@code (closed)} when the server has hung up. */
    String hear() throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = in.readLine();
            if (line == null) {
                return "(closed)";
            }
            lines.add(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return String.join("\n", lines);
    }

    /** {@code AUTH LOGIN} in three steps; the last reply. */
    String login(String user, String password) throws IOException {
        ask("AUTH LOGIN");
        ask(base64(user));
        return ask(base64(password));
    }

    String bearer(String user, String token) throws IOException {
        return ask("AUTH XOAUTH2 " + base64("user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001"));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        current.close();
        socket.close();
    }
}
