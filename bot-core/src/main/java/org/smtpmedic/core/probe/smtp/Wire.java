package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** The line to one server: commands out, replies in, all of it in the transcript, nothing beyond the deadline. */
final class Wire implements AutoCloseable {
    private static final String HIDDEN = "[hidden]";

    private final GuardedSocket socket;
    private final SessionTranscript transcript;
    private OutputStream out;
    private LineReader in;

    private Wire(GuardedSocket socket, SessionTranscript transcript) throws IOException {
        this.socket = socket;
        this.transcript = transcript;
        this.in = new LineReader(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Dials the target's one address. */
    static Wire open(VettedTarget target, Door door, Duration limit, SessionTranscript transcript) throws IOException {
        var socket = new GuardedSocket(limit);
        try {
            socket.connect(target.address(), target.port(door).orElseThrow());
            return new Wire(socket, transcript);
        } catch (IOException e) {
            boolean expired = socket.isExpired();
            socket.close();
            throw expired ? new SocketTimeoutException("Connect timed out") : e;
        }
    }

    /** Gives whatever comes next that much time. */
    void allow(Duration limit) {
        socket.allow(limit);
    }

    boolean isExpired() {
        return socket.isExpired();
    }

    /** Waits for a whole reply. */
    Reply hear() throws IOException {
        Reply reply = in.read();
        transcript.received(reply);
        return reply;
    }

    /** Sends a command and waits for its reply. */
    Reply ask(String command) throws IOException {
        say(command);
        return hear();
    }

    /** Sends {@code start} followed by a secret, of which the transcript shows nothing. */
    Reply askHidden(String start, Secret rest) throws IOException {
        transcript.sent(start + HIDDEN);
        write(start + rest.revealTo(String::new));
        return hear();
    }

    /** Sends a command whose reply nobody waits for. */
    void say(String command) throws IOException {
        transcript.sent(command);
        write(command);
    }

    /** Sends a message's lines, of which the transcript shows the end alone. */
    Reply askMessage(String message) throws IOException {
        transcript.sent("[the message]");
        write(message);
        return ask(".");
    }

    /** The socket for a TLS client to build upon. */
    Socket socket() {
        return socket;
    }

    /** From now on everything goes through {@code secured}. */
    void goOnThrough(SSLSocket secured) throws IOException {
        in = new LineReader(secured.getInputStream());
        out = secured.getOutputStream();
    }

    LineReader reader() {
        return in;
    }

    /** Hangs up at once; a server that does not listen cannot delay it. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
