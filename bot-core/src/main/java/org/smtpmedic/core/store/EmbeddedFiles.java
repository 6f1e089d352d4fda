package org.smtpmedic.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Backups of the embedded database. */
public final class EmbeddedFiles {

    private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");
    private static final String DRAFT = ".part";
    private static final String BEFORE = ".before-restore";

    private EmbeddedFiles() {}

    /**
     * Writes the database, as it is at one moment, into a new file. Safe while the program runs and writes.
     *
     * @throws StoreException if there is no database, if {@code target} is there already or cannot be written, or if the database is damaged
     */
    public static void backup(Path database, Path target) {
        if (!Files.isRegularFile(database)) {
            throw problem("There is no database at " + database + ".");
        }
        if (Files.exists(target)) {
            throw problem(target + " is there already. Name a new file.");
        }
        Path draft = beside(target, DRAFT);
        try {
            Files.deleteIfExists(draft);
            copy(database, draft);
            check(draft);
            flush(draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            flushFolderOf(target);
        } catch (IOException e) {
            throw new StoreException(target + " cannot be written.", e);
        }
    }

    /**
     * Puts a backup in the place of the database, which stays beside it as {@code .before-restore}. Only while no program uses the database.
     *
     * @throws StoreException if the backup is damaged, no database of ours or a newer program's, or if a file cannot be written; the database is
     *     then as it was
     */
    public static void restore(Path backup, Path database) {
        if (!Files.isRegularFile(backup)) {
            throw problem("There is no file " + backup + ".");
        }
        Path draft = beside(database, DRAFT);
        try {
            check(backup);
            Files.copy(backup, draft, StandardCopyOption.REPLACE_EXISTING);
            // Opening it brings its tables up to date, or refuses it.
            Database.open(draft).close();
            flush(draft);
            setAside(database);
            Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
            flushFolderOf(database);
        } catch (IOException e) {
            throw new StoreException("The files beside " + database + " cannot be written.", e);
        } finally {
            draft.toFile().delete();
        }
    }

    /** The write-ahead log belongs to its database: without it, the last commits would be missing. */
    private static void setAside(Path database) throws IOException {
        Path aside = beside(database, BEFORE);
        for (String ending : BESIDE) {
            Files.deleteIfExists(beside(aside, ending));
        }
        if (Files.exists(database)) {
            Files.move(database, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String ending : BESIDE) {
            Path file = beside(database, ending);
            if (Files.exists(file)) {
                Files.move(file, beside(aside, ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(Path database, Path draft) {
        try (var connection = open(database);
                var copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, draft.toString());
            copy.execute();
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /** Reads every page: this is the moment at which somebody still has another backup. */
    private static void check(Path file) {
        try (var connection = open(file);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                if (!rows.next() || !rows.getString(1).equals("ok")) {
                    throw problem(file + " is damaged.");
                }
            }
            try (var rows = statement.executeQuery(
                    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_history'")) {
                if (!rows.next()) {
                    throw problem(file + " is no database of this program.");
                }
            }
        } catch (SQLException e) {
            throw new StoreException(file + " is damaged, or no SQLite database.", e);
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(20_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void flush(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that was moved is there for good once its folder is on the disk. */
    private static void flushFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            flush(folder);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static StoreException problem(String words) {
        return new StoreException(words, new IOException(words));
    }
}
