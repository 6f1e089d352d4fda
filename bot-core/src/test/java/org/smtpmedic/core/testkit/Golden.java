package org.smtpmedic.core.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected JSON in {@code src/test/resources/golden} of the module under test. After a wanted change, run the tests once with
 * {@code -Dgolden.record=true} and read the difference before committing it.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** The expected JSON as text, to be compared with {@link #text}; recorded first where that is asked for. */
    public static String expected(String name, JsonNode actual) {
        Path file = FOLDER.resolve(name + ".json");
        try {
            if (Boolean.getBoolean("golden.record")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text(actual));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No golden file " + file + "; record it with -Dgolden.record=true", e);
        }
    }

    public static String text(JsonNode json) {
        return json.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
