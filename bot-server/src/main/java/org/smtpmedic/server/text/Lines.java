package org.smtpmedic.server.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, one at a time, so that the input may be of any length and a line may not. */
public final class Lines {
    private final InputStream in;
    private final int most;

    /** {@code most}: how many bytes of a line are kept. */
    public Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.most = most;
    }

    /** A line without its end; {@code whole} is false where it was too long and its rest is left out. */
    public record Line(String text, boolean whole) {}

    /** The next line, or empty at the end. */
    public Optional<Line> next() throws IOException {
        var kept = new ByteArrayOutputStream();
        long length = 0;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (length < most) {
                kept.write(read);
            }
            length++;
            read = in.read();
        }
        return Optional.of(new Line(kept.toString(StandardCharsets.UTF_8), length <= most));
    }
}
