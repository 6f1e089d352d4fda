package org.smtpmedic.core.probe.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads replies, each line and each reply only so far; keeps the half line that was there when the time was over. */
final class LineReader {
    static final int LONGEST_LINE = 4 * 1024;
    static final int MOST_LINES = 256;

    private final InputStream in;
    private final byte[] buffer = new byte[2_048];
    private int next;
    private int filled;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean bareLineFeed;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** One whole reply. */
    Reply read() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean mixed = false;
        int first = 0;
        while (true) {
            String text = readLine();
            int code = code(text);
            first = lines.isEmpty() ? code : first;
            mixed |= code != first;
            lines.add(text.length() > 4 ? text.substring(4) : "");
            if (text.length() == 3 || text.charAt(3) == ' ') {
                return new Reply(code, lines, mixed);
            }
            if (lines.size() == MOST_LINES) {
                throw new TooMuchException("more than " + MOST_LINES + " lines in one reply");
            }
        }
    }

    /** What has come of a line that is not finished. */
    String halfLine() {
        return decode(line.toByteArray());
    }

    /** Whether a line ended with LF alone. */
    boolean sawBareLineFeed() {
        return bareLineFeed;
    }

    /** What came beyond the last reply and nobody has asked for; it is taken out. */
    String takeUnread() throws IOException {
        while (filled < buffer.length && next < filled && in.available() > 0) {
            int more = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(more, 0);
        }
        String unread = decode(Arrays.copyOfRange(buffer, next, filled));
        next = filled;
        return unread;
    }

    private String readLine() throws IOException {
        line.reset();
        while (true) {
            int octet = readByte();
            if (octet == '\n') {
                return finished();
            }
            if (line.size() == LONGEST_LINE) {
                throw new TooMuchException("a line of more than " + LONGEST_LINE / 1024 + " KB");
            }
            line.write(octet);
        }
    }

    private String finished() {
        byte[] bytes = line.toByteArray();
        line.reset();
        boolean hasReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        bareLineFeed |= !hasReturn;
        return decode(hasReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    private int readByte() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(in.read(buffer), 0);
            if (filled == 0) {
                throw new HungUpException();
            }
        }
        return buffer[next++] & 0xFF;
    }

    private static int code(String line) throws NotSmtpException {
        boolean wellFormed = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!wellFormed) {
            throw new NotSmtpException(line);
        }
        return Integer.parseInt(line.substring(0, 3));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
