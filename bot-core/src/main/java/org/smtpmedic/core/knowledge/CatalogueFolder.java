package org.smtpmedic.core.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Reads a folder of catalogue files within bounds. A file that cannot be read is a fault; the others are read on. */
final class CatalogueFolder {

    private static final int MAX_FILES = 2000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_TOTAL = 4 * 1024 * 1024;
    private static final Set<String> FOLDERS = Set.of("causes", "steps");

    private final Path root;
    private final Map<String, String> texts = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long total;

    private CatalogueFolder(Path root) {
        this.root = root;
    }

    /**
     * Hidden files, and files that neither are YAML nor pretend to, are passed over.
     *
     * @throws CatalogueException if there is no such folder, it cannot be listed, or holds too much
     */
    static CatalogueFiles read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw whole(directory.toString(), "This is not a directory");
        }
        try {
            CatalogueFolder folder = new CatalogueFolder(directory.toRealPath());
            folder.list("");
            return new CatalogueFiles(folder.texts, folder.names, folder.problems);
        } catch (IOException | DirectoryIteratorException _) {
            throw whole(directory.toString(), "The directory cannot be read");
        }
    }

    private static CatalogueException whole(String file, String reason) {
        return new CatalogueException(List.of(new Problem(file, 1, reason)));
    }

    private void list(String folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path entry : entries) {
                found.add(folder + root.resolve(folder).relativize(entry));
                if (names.size() + found.size() > MAX_FILES) {
                    throw whole(found.getLast(), "There are more than " + MAX_FILES + " files");
                }
            }
        }
        for (String name : found.stream().sorted().toList()) {
            entry(folder, name);
        }
    }

    private void entry(String folder, String name) throws IOException {
        Path path = root.resolve(name);
        if (name.substring(folder.length()).startsWith(".")) {
            return;
        }
        Optional<Path> real = inside(path);
        if (real.isPresent() && Files.isDirectory(real.get())) {
            if (folder.isEmpty() && FOLDERS.contains(name)) {
                list(name + "/");
            } else {
                problem(name, "No folder of this name belongs to a catalogue");
            }
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml")) {
            names.add(name);
            read(name, real);
        } else if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
            problem(name, "The name of a catalogue file ends in .yaml");
        }
    }

    /** Where the path leads; empty when that is nowhere, or out of the folder. */
    private Optional<Path> inside(Path path) {
        try {
            return Optional.of(path.toRealPath()).filter(real -> real.startsWith(root));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void read(String name, Optional<Path> real) {
        if (real.isEmpty()) {
            problem(name, "This is a link to nothing, or out of the folder");
        } else if (!Files.isRegularFile(real.get(), LinkOption.NOFOLLOW_LINKS)) {
            problem(name, "This is no ordinary file");
        } else {
            bytes(name, real.get()).ifPresent(bytes -> text(name, bytes));
        }
    }

    private Optional<byte[]> bytes(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problem(name, "The file is larger than 256 KiB");
                return Optional.empty();
            }
            total += bytes.length;
            if (total > MAX_TOTAL) {
                throw whole(name, "The files have more than 4 MiB together");
            }
            return Optional.of(bytes);
        } catch (IOException _) {
            problem(name, "The file cannot be read");
            return Optional.empty();
        }
    }

    private void text(String name, byte[] bytes) {
        switch (FileText.of(bytes)) {
            case FileText.Plain plain -> texts.put(name, plain.text());
            case FileText.Wrong wrong -> problems.add(new Problem(name, wrong.line(), wrong.reason()));
        }
    }

    private void problem(String name, String reason) {
        problems.add(new Problem(name, 1, reason));
    }
}
