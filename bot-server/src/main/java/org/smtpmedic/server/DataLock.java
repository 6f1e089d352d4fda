package org.smtpmedic.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.StoreException;

/** The folder of an embedded database, held by one process. The system lets go of it when the process dies, however it does. */
public final class DataLock implements AutoCloseable {
    private static final String DATABASE = "smtp-medic.db";
    private static final String LOCK = "smtp-medic.lock";

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The embedded database of a data folder. */
    public static DatabaseAddress.Embedded database(Path dataDir) {
        return new DatabaseAddress.Embedded(dataDir.resolve(DATABASE));
    }

    /**
     * Takes the folder that the database lies in; makes it where it is not there.
     *
     * @throws StoreException if the folder cannot be had or written to, or another process holds it
     */
    public static DataLock take(DatabaseAddress.Embedded database) {
        Path folder = Optional.ofNullable(
                        database.file().toAbsolutePath().normalize().getParent())
                .orElseThrow();
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The data folder " + folder + " cannot be written to.", e);
        }
        throw new StoreException(
                "The data folder " + folder + " is in use by a running program. Stop that one first; several programs "
                        + "at once need PostgreSQL (database.url).",
                new IOException("locked"));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // Held by this very process.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
