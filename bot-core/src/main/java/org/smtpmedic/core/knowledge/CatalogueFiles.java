package org.smtpmedic.core.knowledge;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds and parses the files of a catalogue's folder. */
final class CatalogueFiles {

    private static final int LARGEST = 256 * 1024;

    private final Path folder;
    private final List<Problem> problems;

    CatalogueFiles(Path folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Every file of a sub-folder, by name. */
    List<Fields> each(String subFolder) {
        var parent = folder.resolve(subFolder);
        if (!Files.isDirectory(parent)) {
            problems.add(new Problem(subFolder, 0, "the folder is missing"));
            return List.of();
        }
        try (var files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> parse(file).stream().map(node -> new Fields(name(file), node, problems)))
                    .toList();
        } catch (IOException e) {
            problems.add(new Problem(subFolder, 0, "the folder cannot be read"));
            return List.of();
        }
    }

    /** The entries of a file that holds a list. */
    List<Fields> entries(String fileName) {
        var file = folder.resolve(fileName);
        return parse(file)
                .map(node -> {
                    if (node instanceof SequenceNode sequence) {
                        return sequence.getValue().stream()
                                .map(entry -> new Fields(fileName, entry, problems))
                                .toList();
                    }
                    problems.add(new Problem(fileName, Fields.line(node), "a list is expected here"));
                    return List.<Fields>of();
                })
                .orElse(List.of());
    }

    private Optional<Node> parse(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(new Problem(name(file), 0, "the file is larger than " + LARGEST / 1024 + " KB"));
                return Optional.empty();
            }
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            try (var reader = Files.newBufferedReader(file)) {
                var node = Optional.ofNullable(new Yaml(options).compose(reader));
                if (node.isEmpty()) {
                    problems.add(new Problem(name(file), 0, "the file is empty"));
                }
                return node;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(name(file), line, "no YAML: " + e.getProblem()));
        } catch (YAMLException | CharacterCodingException e) {
            problems.add(new Problem(name(file), 0, "no YAML in UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(name(file), 0, "the file cannot be read"));
        }
        return Optional.empty();
    }

    private String name(Path file) {
        return folder.relativize(file).toString();
    }
}
