package org.smtpmedic.core.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Reads a catalogue and checks it as a whole ({@code docs/catalogue-format.md}). */
public final class CatalogueLoader {

    private CatalogueLoader() {}

    /**
     * The catalogue that comes with the program.
     *
     * @throws CatalogueException if it does not hold together, which the build rules out
     */
    public static Catalogue bundled() {
        try {
            URI gates = Objects.requireNonNull(CatalogueLoader.class.getResource("/catalogue/gates.yaml"))
                    .toURI();
            if (!gates.getScheme().equals("jar")) {
                return load(Objects.requireNonNull(Path.of(gates).getParent()));
            }
            try (var jar = FileSystems.newFileSystem(gates, Map.of())) {
                return load(jar.getPath("/catalogue"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a folder.
     *
     * @throws CatalogueException with everything that is wrong
     */
    public static Catalogue load(Path folder) {
        var problems = new ArrayList<Problem>();
        var catalogue = new CatalogueReader(new CatalogueFiles(folder, problems), problems).read();
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return catalogue;
    }

    /** Ids seen so far in one kind of file, for finding doubles and dangling references. */
    static final class Ids {
        private final Set<String> ids = new HashSet<>();

        <T> List<T> collect(List<T> values, Function<T, String> id) {
            values.forEach(value -> ids.add(id.apply(value)));
            return values;
        }

        void check(Fields fields, String key, List<String> references) {
            references.stream()
                    .filter(reference -> !ids.contains(reference))
                    .forEach(reference -> fields.problem(
                            fields.lineOf(key), "'" + key + "' names '" + reference + "', which does not exist"));
        }
    }
}
