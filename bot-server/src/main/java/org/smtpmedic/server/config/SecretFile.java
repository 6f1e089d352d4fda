package org.smtpmedic.server.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.smtpmedic.core.probe.Secret;

/** A file with nothing but a secret in it. */
final class SecretFile {
    private static final int MOST = 10_000;

    private SecretFile() {}

    /** Its content without the line end; refused with {@code key} where it cannot be read, is too large or empty. */
    static Secret read(Key key, String name) throws SettingsException {
        return new Secret(text(key, name).toCharArray());
    }

    /** The same as text, for libraries that want it so. */
    static String text(Key key, String name) throws SettingsException {
        try {
            Path file = Path.of(name);
            if (Files.size(file) <= MOST) {
                String text = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        } catch (IOException | InvalidPathException _) {
            // The message below says all there is to say; the reason would name what is in the file.
        }
        throw key.refuse(name);
    }
}
