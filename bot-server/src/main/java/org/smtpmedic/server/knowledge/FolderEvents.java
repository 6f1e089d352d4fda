package org.smtpmedic.server.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for something to happen in a catalogue's folder; where the system cannot tell, only for the time to pass. */
final class FolderEvents implements AutoCloseable {
    private final List<Path> folders;
    private final Optional<WatchService> service;

    FolderEvents(Path folder) {
        folders = List.of(folder, folder.resolve("causes"), folder.resolve("steps"));
        service = open(folder);
    }

    private static Optional<WatchService> open(Path folder) {
        try {
            return Optional.of(folder.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /** Returns when something happened or the time is over. Nothing that happens between two calls is missed. */
    void await(Duration longest) throws InterruptedException {
        if (service.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(longest.toMillis());
            return;
        }
        folders.forEach(folder -> register(folder, service.get()));
        Optional<WatchKey> key = Optional.ofNullable(service.get().poll(longest.toMillis(), TimeUnit.MILLISECONDS));
        while (key.isPresent()) {
            key.get().pollEvents();
            key.get().reset();
            key = Optional.ofNullable(service.get().poll());
        }
    }

    /** A folder that is known already stays as it is; one that is not there is tried again the next time. */
    private static void register(Path folder, WatchService service) {
        try {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException _) {
            // It need not be there.
        }
    }

    @Override
    public void close() {
        service.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException _) {
                // Nothing is left to do with it.
            }
        });
    }
}
