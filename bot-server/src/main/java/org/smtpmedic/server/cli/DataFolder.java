package org.smtpmedic.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the demo keeps its data: a folder that was named and stays, or one of its own that goes with it. */
record DataFolder(Path path, boolean passing) {

    static DataFolder of(Optional<Path> named) {
        try {
            return named.isPresent()
                    ? new DataFolder(Files.createDirectories(named.get()), false)
                    : new DataFolder(Files.createTempDirectory("smtp-medic-"), true);
        } catch (IOException _) {
            throw Failure.usage(named.map(Path::toString).orElse("A temporary folder") + " cannot be used as a folder");
        }
    }

    /** Takes a passing folder away again. */
    void leave() {
        if (!passing) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
