package org.smtpmedic.core.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** Reads and checks a catalogue; the format is described in {@code docs/catalogue-format.md}. */
public final class CatalogueLoader {

    private static final List<String> LISTS = List.of("gates.yaml", "dates.yaml", "sources.yaml");

    private final Map<String, String> files;
    private final CatalogueIssues issues = new CatalogueIssues();

    private CatalogueLoader(Map<String, String> files) {
        this.files = files;
    }

    /** The catalogue that comes with the program. Throws {@link CatalogueException} when it is broken. */
    public static Catalogue bundled() {
        return new CatalogueLoader(CatalogueFiles.bundled()).read();
    }

    /** The catalogue in a directory. Throws {@link CatalogueException} with everything that is wrong with it. */
    public static Catalogue load(Path directory) {
        return new CatalogueLoader(CatalogueFiles.fromDirectory(directory)).read();
    }

    private Catalogue read() {
        files.keySet().stream()
                .filter(name -> !LISTS.contains(name) && !isIn("causes", name) && !isIn("steps", name))
                .forEach(name -> issues.add(name, 1, "No file of this name belongs to a catalogue"));
        List<Gate> gates = list("gates.yaml", ListReader::gate, gate -> Integer.toString(gate.number()));
        List<Retirement> dates = list("dates.yaml", ListReader::retirement, Retirement::id);
        List<Source> sources = list("sources.yaml", ListReader::source, Source::id);
        Map<String, Step> steps = Catalogue.byId(folder("steps", StepReader::read), Step::id);
        Map<String, Cause> causes = Catalogue.byId(folder("causes", CauseReader::read), Cause::id);
        Map<String, Retirement> dateById = Catalogue.byId(dates, Retirement::id);
        Map<String, Source> sourceById = Catalogue.byId(sources, Source::id);

        Map<Target, Set<String>> known = new EnumMap<>(Target.class);
        known.put(Target.STEP, steps.keySet());
        known.put(Target.CAUSE, causes.keySet());
        known.put(Target.RETIREMENT, dateById.keySet());
        known.put(Target.SOURCE, sourceById.keySet());
        known.put(
                Target.GATE,
                gates.stream().map(gate -> Integer.toString(gate.number())).collect(Collectors.toSet()));
        issues.check(known);
        return new Catalogue(causes, steps, gates, dateById, sourceById);
    }

    private static boolean isIn(String folder, String name) {
        return name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0;
    }

    private interface FileReader<T> {
        T read(Section section, String id);
    }

    private <T> List<T> folder(String folder, FileReader<T> reader) {
        List<T> values = new ArrayList<>();
        for (String name : files.keySet()) {
            if (isIn(folder, name)) {
                String id = name.substring(folder.length() + 1, name.length() - ".yaml".length());
                tree(name).ifPresent(node -> values.add(reader.read(Section.of(name, node, issues), id)));
            }
        }
        return values;
    }

    private <T> List<T> list(String name, Function<Section, T> reader, Function<T, String> id) {
        List<T> values = new ArrayList<>();
        if (!files.containsKey(name)) {
            issues.add(name, 1, "The file is missing");
            return values;
        }
        tree(name).ifPresent(node -> {
            if (!(node instanceof YamlNode.Items items)) {
                issues.add(name, node.line(), "Expected a list");
                return;
            }
            Set<String> seen = new HashSet<>();
            for (YamlNode item : items.values()) {
                T value = reader.apply(Section.of(name, item, issues));
                if (!seen.add(id.apply(value))) {
                    issues.add(name, item.line(), "'" + id.apply(value) + "' stands here twice");
                }
                values.add(value);
            }
        });
        return values;
    }

    private java.util.Optional<YamlNode> tree(String name) {
        return YamlTree.read(name, files.getOrDefault(name, ""), issues.problems());
    }
}
