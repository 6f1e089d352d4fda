package org.smtpmedic.core.knowledge;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The keys of one YAML mapping, read strictly: every key is asked for by name, and {@link #done} complains about those that nobody asked for.
 * A fault is noted with its line, and reading goes on with an empty value, so that one look finds them all.
 */
final class Fields {

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Problem> problems;

    Fields(String file, Node node, List<Problem> problems) {
        this.file = file;
        this.line = line(node);
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (values.put(key, entry.getValueNode()) != null) {
                    problem(line(entry.getKeyNode()), "the key '" + key + "' stands twice");
                }
                lines.put(key, line(entry.getKeyNode()));
            }
        } else {
            problem(line(node), "keys and values are expected here");
        }
    }

    /** A mapping that is not there: nothing in it, and nothing more to say about it. */
    private Fields(String file, int line, List<Problem> ignored) {
        this.file = file;
        this.line = line;
        this.problems = ignored;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    String file() {
        return file;
    }

    /** The line of a key, or of the whole mapping where the key is missing. */
    int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    void problem(int line, String reason) {
        problems.add(new Problem(file, line, reason));
    }

    void check(boolean good, String key, String reason) {
        if (!good) {
            problem(lineOf(key), reason);
        }
    }

    String text(String key, int atMost) {
        return optionalText(key, atMost).orElseGet(() -> missing(key));
    }

    private String missing(String key) {
        if (!values.containsKey(key)) {
            problem(line, "the key '" + key + "' is missing");
        }
        return "";
    }

    Optional<String> optionalText(String key, int atMost) {
        return value(key).flatMap(each -> scalar(each, key)).map(text -> {
            check(
                    text.length() <= atMost,
                    key,
                    "'" + key + "' has " + text.length() + " characters; at most " + atMost + " fit");
            check(!text.isBlank(), key, "'" + key + "' is empty");
            return text;
        });
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private Optional<String> scalar(Node value, String key) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        problem(line(value), "'" + key + "' must be a text");
        return Optional.empty();
    }

    /** A list of texts; empty where the key is missing. */
    List<String> texts(String key, int atMost) {
        return value(key).map(each -> list(each, key, atMost)).orElse(List.of());
    }

    List<String> someTexts(String key, int least, int atMost) {
        var texts = texts(key, atMost);
        check(texts.size() >= least, key, "'" + key + "' needs " + least + " or more entries");
        return texts;
    }

    /** A text, or a list of texts of which any one will do. */
    List<String> textOrTexts(String key, int atMost) {
        return value(key).filter(ScalarNode.class::isInstance).isPresent()
                ? optionalText(key, atMost).stream().toList()
                : texts(key, atMost);
    }

    private List<String> list(Node value, String key, int atMost) {
        if (!(value instanceof SequenceNode sequence)) {
            problem(line(value), "'" + key + "' must be a list");
            return List.of();
        }
        return sequence.getValue().stream()
                .flatMap(each -> scalar(each, key).stream())
                .peek(text -> check(
                        text.length() <= atMost,
                        key,
                        "an entry of '" + key + "' is longer than " + atMost + " characters"))
                .toList();
    }

    Optional<Fields> optionalPart(String key) {
        return value(key).map(each -> new Fields(file, each, problems));
    }

    Fields part(String key) {
        return optionalPart(key).orElseGet(() -> {
            missing(key);
            return new Fields(file, line, new ArrayList<>());
        });
    }

    List<Fields> parts(String key) {
        var value = value(key);
        if (value.isEmpty()) {
            missing(key);
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode sequence)) {
            problem(lineOf(key), "'" + key + "' must be a list");
            return List.of();
        }
        return sequence.getValue().stream()
                .map(each -> new Fields(file, each, problems))
                .toList();
    }

    /** One of the constants, written in lower case with hyphens. */
    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        var constants = type.getEnumConstants();
        String text = text(key, 40);
        return Arrays.stream(constants)
                .filter(each -> spelled(each).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    check(
                            text.isEmpty(),
                            key,
                            "'" + key + "' is '" + text + "'; allowed: "
                                    + Arrays.stream(constants)
                                            .map(Fields::spelled)
                                            .collect(Collectors.joining(", ")));
                    return constants[0];
                });
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String oneOf(String key, Set<String> allowed) {
        String text = text(key, 40);
        check(
                text.isEmpty() || allowed.contains(text),
                key,
                "'" + key + "' is '" + text + "'; allowed: "
                        + allowed.stream().sorted().collect(Collectors.joining(", ")));
        return text;
    }

    LocalDate date(String key) {
        return parsed(key, LocalDate::parse, "a date such as 2026-11-21").orElse(LocalDate.EPOCH);
    }

    Duration duration(String key) {
        return optionalDuration(key).orElseGet(() -> {
            missing(key);
            return Duration.ZERO;
        });
    }

    Optional<Duration> optionalDuration(String key) {
        return value(key).isEmpty()
                ? Optional.empty()
                : parsed(key, Duration::parse, "a duration such as PT15M or P7D");
    }

    private <T> Optional<T> parsed(String key, Function<String, T> parser, String shape) {
        String text = text(key, 40);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text));
        } catch (DateTimeException _) {
            problem(lineOf(key), "'" + key + "' is '" + text + "'; it must be " + shape);
            return Optional.empty();
        }
    }

    void done() {
        values.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> problem(lineOf(key), "the key '" + key + "' is not known here"));
    }
}
