package org.smtpmedic.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.smtpmedic.server.text.TextBytes;

/** Reads what is to be diagnosed, within bounds. */
final class InputFiles {
    private static final int MOST_BYTES = 5 * 1_048_576;

    private InputFiles() {}

    static InputStream open(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw Failure.usage(name + " is a folder");
            }
            if (!Files.exists(file)) {
                throw Failure.usage(name + ": there is no such file");
            }
            return Files.newInputStream(file);
        } catch (IOException | InvalidPathException _) {
            throw Failure.usage(name + " cannot be read");
        }
    }

    /** The whole text. {@code name} is what a complaint calls it. */
    static String text(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Failure.usage(name + " is larger than 5 MB; give the part around the error");
        }
        String text = TextBytes.decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw Failure.usage(name + " is no text");
        }
        return text;
    }
}
