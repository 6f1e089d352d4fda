package org.smtpmedic.simulator.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.smtpmedic.simulator.tls.TlsDoor;

/** Bytes in and out of one socket, in the clear or through TLS. */
final class Channel {
    private final Socket socket;
    private final int longestLine;
    private InputStream in;
    private OutputStream out;
    private boolean tls;

    Channel(Socket socket, int longestLine) throws IOException {
        this.socket = socket;
        this.longestLine = longestLine;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    boolean isTls() {
        return tls;
    }

    String peer() {
        return socket.getInetAddress().getHostAddress();
    }

    /** Input, for message content. */
    InputStream content() {
        return in;
    }

    /**
     * One whole line without its end.
     *
     * @throws EOFException when the client went away, also in the middle of a line
     * @throws LineTooLongException when no end is in sight
     */
    String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (line.size() >= longestLine) {
                throw new LineTooLongException();
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    void writeLines(Iterable<String> lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    /** Goes on in TLS. What the client sent ahead in the clear is forgotten. */
    void startTls(TlsDoor door) throws IOException {
        Socket secured = door.open(socket);
        in = new BufferedInputStream(secured.getInputStream());
        out = new BufferedOutputStream(secured.getOutputStream());
        tls = true;
    }

    /** A line passed its limit. */
    static final class LineTooLongException extends IOException {}
}
