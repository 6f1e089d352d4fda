package org.smtpmedic.core.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/**
 * The files of a catalogue by their path inside it.
 *
 * @param texts what could be read
 * @param names every file that is there, those included that could not be read
 * @param problems why they could not be read
 */
record CatalogueFiles(Map<String, String> texts, Set<String> names, List<Problem> problems) {

    static final CatalogueFiles NONE = new CatalogueFiles(Map.of(), Set.of(), List.of());

    private static final String ROOT = "catalogue/";
    private static final String ANCHOR = "/" + ROOT + "gates.yaml";

    CatalogueFiles {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        problems = List.copyOf(problems);
    }

    /** A hash of all of it. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                digest.update((name + "\0" + text.length() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            digest.update((names + "\0" + problems).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static CatalogueFiles bundled() {
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
            return CatalogueFolder.read(gates.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CatalogueFiles fromJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, String> texts = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(CatalogueFiles::isOurs).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    texts.put(
                            entry.getName().substring(ROOT.length()),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return new CatalogueFiles(texts, texts.keySet(), List.of());
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().startsWith(ROOT) && entry.getName().endsWith(".yaml");
    }
}
