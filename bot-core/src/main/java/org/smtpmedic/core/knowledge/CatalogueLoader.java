package org.smtpmedic.core.knowledge;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/**
 * Reads and checks a catalogue; the format is described in {@code docs/catalogue-format.md}. Every fault is told at once, by a
 * {@link CatalogueException}.
 */
public final class CatalogueLoader {

    private final CatalogueFiles below;
    private final CatalogueFiles files;
    private final CatalogueIssues issues = new CatalogueIssues();
    private final Map<String, List<Integer>> exampleLines = new LinkedHashMap<>();

    private CatalogueLoader(CatalogueFiles below, CatalogueFiles files) {
        this.below = below;
        this.files = files;
    }

    /** The catalogue that comes with the program. */
    public static Catalogue bundled() {
        return new CatalogueLoader(CatalogueFiles.NONE, CatalogueFiles.bundled())
                .read()
                .catalogue();
    }

    /** The whole catalogue in a directory. */
    public static Catalogue load(Path directory) {
        return whole(directory).catalogue();
    }

    /** The whole catalogue in a directory, and where its parts stand. */
    public static LoadedCatalogue whole(Path directory) {
        return new CatalogueLoader(CatalogueFiles.NONE, CatalogueFolder.read(directory)).read();
    }

    /** The bundled catalogue with a directory laid over it. */
    public static LoadedCatalogue overlaid(Path directory) {
        return new CatalogueLoader(CatalogueFiles.bundled(), CatalogueFolder.read(directory)).read();
    }

    /**
     * A short text that is another one as soon as anything in the directory is. Never throws: what cannot be read is part of it.
     */
    public static String fingerprint(Path directory) {
        try {
            return CatalogueFolder.read(directory).fingerprint();
        } catch (CatalogueException e) {
            return e.problems().toString();
        }
    }

    private boolean isOverlay() {
        return !below.names().isEmpty();
    }

    private LoadedCatalogue read() {
        files.problems().forEach(problem -> issues.add(problem.file(), problem.line(), problem.reason()));
        files.names().stream()
                .filter(name -> !belongs(name))
                .forEach(name -> issues.add(name, 1, "No file of this name belongs to a catalogue"));
        Map<String, Gate> gates =
                list("gates.yaml", ListReader::gate, gate -> Integer.toString(gate.number()), Target.GATE);
        Map<String, Retirement> dates = list("dates.yaml", ListReader::retirement, Retirement::id, Target.RETIREMENT);
        Map<String, Source> sources = list("sources.yaml", ListReader::source, Source::id, Target.SOURCE);
        Map<String, Step> steps = folder("steps", StepReader::read, Target.STEP);
        WordFamilies words = words();
        Map<String, Cause> causes = folder("causes", (section, id) -> cause(section, id, words), Target.CAUSE);
        Optional<Disabled> disabled = Disabled.read(files, issues);
        issues.check();
        List<Gate> inOrder = gates.values().stream()
                .sorted(Comparator.comparingInt(Gate::number))
                .toList();
        Catalogue all = new Catalogue(causes, steps, inOrder, dates, sources);
        Catalogue catalogue = disabled.map(taken -> taken.outOf(all, issues)).orElse(all);
        issues.check();
        return new LoadedCatalogue(
                catalogue,
                files.names().stream()
                        .filter(name -> !below.names().contains(name))
                        .collect(Collectors.toSet()),
                files.names().stream().filter(below.names()::contains).collect(Collectors.toSet()),
                disabled.map(Disabled::ids).orElse(Set.of()),
                exampleLines);
    }

    private boolean belongs(String name) {
        return switch (name) {
            case "gates.yaml", "dates.yaml", "sources.yaml", WordFamilies.FILE -> true;
            case Disabled.FILE -> isOverlay();
            default -> isIn("causes", name) || isIn("steps", name);
        };
    }

    private static boolean isIn(String folder, String name) {
        return name.startsWith(folder + "/");
    }

    private interface FileReader<T> {
        T read(Section section, String id);
    }

    private Cause cause(Section in, String id, WordFamilies words) {
        exampleLines.put(id, in.linesOf("examples"));
        return CauseReader.read(in, id, words);
    }

    /** A catalogue can do without them. */
    private WordFamilies words() {
        if (!below.names().contains(WordFamilies.FILE) && !files.names().contains(WordFamilies.FILE)) {
            issues.know(Target.WORDS, Set.of());
            return WordFamilies.NONE;
        }
        return WordFamilies.of(list(WordFamilies.FILE, ListReader::words, WordFamilies.Family::id, Target.WORDS));
    }

    /** A file of the upper layer stands in for the whole file of the same name beneath it. */
    private <T> Map<String, T> folder(String folder, FileReader<T> reader, Target target) {
        Map<String, T> values = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        Set<String> names = new TreeSet<>(below.names());
        names.addAll(files.names());
        for (String name : names) {
            if (isIn(folder, name)) {
                String id = name.substring(folder.length() + 1, name.length() - ".yaml".length());
                CatalogueIds.check(id, name, issues);
                // A file that cannot be read is told once, and not again by everybody who refers to it.
                ids.add(id);
                CatalogueFiles layer = files.names().contains(name) ? files : below;
                tree(layer, name).ifPresent(node -> values.put(id, reader.read(Section.of(name, node, issues), id)));
            }
        }
        issues.know(target, ids);
        return values;
    }

    /** Entries of the upper layer stand in for those with the same id beneath them; the others are added. */
    private <T> Map<String, T> list(String name, Function<Section, T> reader, Function<T, String> id, Target target) {
        Map<String, T> values = new LinkedHashMap<>();
        boolean readable = true;
        for (CatalogueFiles layer : List.of(below, files)) {
            if (layer.names().contains(name)) {
                Optional<Map<String, T>> entries = tree(layer, name).flatMap(node -> entries(name, node, reader, id));
                entries.ifPresent(values::putAll);
                readable &= entries.isPresent();
            }
        }
        if (!below.names().contains(name) && !files.names().contains(name)) {
            issues.add(name, 1, "The file is missing");
            readable = false;
        }
        if (readable) {
            issues.know(target, values.keySet());
        }
        return values;
    }

    private <T> Optional<Map<String, T>> entries(
            String name, YamlNode node, Function<Section, T> reader, Function<T, String> id) {
        if (!(node instanceof YamlNode.Items items)) {
            issues.add(name, node.line(), "Expected a list");
            return Optional.empty();
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (YamlNode item : items.values()) {
            T value = reader.apply(Section.of(name, item, issues));
            if (values.putIfAbsent(id.apply(value), value) != null) {
                issues.add(name, item.line(), "'" + id.apply(value) + "' stands here twice");
            }
        }
        return Optional.of(values);
    }

    private Optional<YamlNode> tree(CatalogueFiles layer, String name) {
        return Optional.ofNullable(layer.texts().get(name)).flatMap(text -> YamlTree.read(name, text, issues));
    }
}
