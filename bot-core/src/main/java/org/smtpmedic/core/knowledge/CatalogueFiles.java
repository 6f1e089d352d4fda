package org.smtpmedic.core.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** The text of every file of a catalogue, by its path inside it. */
final class CatalogueFiles {

    private static final String ROOT = "catalogue/";
    private static final String ANCHOR = "/" + ROOT + "gates.yaml";
    private static final int MAX_FILES = 2000;
    private static final int MAX_BYTES = 256 * 1024;

    private final Map<String, String> texts = new TreeMap<>();

    private CatalogueFiles() {}

    static Map<String, String> bundled() {
        URL anchor = CatalogueFiles.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new CatalogueException(
                    List.of(new Problem("gates.yaml", 1, "There is no catalogue in this program")));
        }
        try {
            // A jar cannot be listed through the class loader, so it is opened as what it is.
            if (anchor.openConnection() instanceof JarURLConnection connection) {
                return fromJar(connection);
            }
            Path gates = Path.of(new URI(anchor.toString()));
            return fromDirectory(gates.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fromJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        CatalogueFiles files = new CatalogueFiles();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(CatalogueFiles::isOurs).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.add(entry.getName().substring(ROOT.length()), in);
                }
            }
        }
        return files.texts;
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().startsWith(ROOT) && entry.getName().endsWith(".yaml");
    }

    static Map<String, String> fromDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CatalogueException(List.of(new Problem(directory.toString(), 1, "This is not a directory")));
        }
        CatalogueFiles files = new CatalogueFiles();
        try (Stream<Path> found = Files.walk(directory, 2)) {
            for (Path path :
                    found.filter(CatalogueFiles::isYaml).limit(MAX_FILES + 1L).toList()) {
                try (InputStream in = Files.newInputStream(path)) {
                    files.add(directory.relativize(path).toString().replace('\\', '/'), in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.texts;
    }

    private static boolean isYaml(Path path) {
        return path.toString().endsWith(".yaml") && Files.isRegularFile(path);
    }

    private void add(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new CatalogueException(List.of(new Problem(name, 1, "The file is larger than 256 KiB")));
        }
        texts.put(name, new String(bytes, StandardCharsets.UTF_8));
        if (texts.size() > MAX_FILES) {
            throw new CatalogueException(List.of(new Problem(name, 1, "There are more than 2000 files")));
        }
    }
}
