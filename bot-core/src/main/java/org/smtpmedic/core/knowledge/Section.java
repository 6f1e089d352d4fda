package org.smtpmedic.core.knowledge;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/**
 * One mapping of a catalogue file, read key by key. A wrong value is reported and a harmless one handed out, so that reading goes on and
 * finds the next problem. {@link #close} reports the keys nobody asked for.
 */
final class Section implements AutoCloseable {

    private static final LocalDate NO_DATE = LocalDate.EPOCH;
    private static final Duration LONGEST = Duration.ofDays(90);

    private final String file;
    private final YamlNode.Fields fields;
    private final CatalogueIssues issues;
    private final Set<String> asked = new HashSet<>();

    private Section(String file, YamlNode.Fields fields, CatalogueIssues issues) {
        this.file = file;
        this.fields = fields;
        this.issues = issues;
    }

    static Section of(String file, YamlNode node, CatalogueIssues issues) {
        if (node instanceof YamlNode.Fields fields) {
            return new Section(file, fields, issues);
        }
        issues.add(file, node.line(), "Expected keys with values");
        return new Section(file, new YamlNode.Fields(node.line(), java.util.Map.of()), issues);
    }

    int line() {
        return fields.line();
    }

    int lineOf(String key) {
        YamlNode.Field field = fields.values().get(key);
        return field == null ? fields.line() : field.line();
    }

    boolean has(String key) {
        return fields.values().containsKey(key);
    }

    /** Where the entries of a list stand; empty where it is none. */
    List<Integer> linesOf(String key) {
        YamlNode.Field field = fields.values().get(key);
        return field != null && field.value() instanceof YamlNode.Items items
                ? items.values().stream().map(YamlNode::line).toList()
                : List.of();
    }

    void problem(String key, String reason) {
        issues.add(file, lineOf(key), reason);
    }

    void refer(String key, Target target, String id) {
        issues.refer(file, lineOf(key), target, id);
    }

    String text(String key, int max) {
        return optionalText(key, max).orElseGet(() -> missing(key, ""));
    }

    Optional<String> optionalText(String key, int max) {
        return node(key).map(node -> scalar(key, node)).filter(value -> {
            if (value.isBlank()) {
                problem(key, "'" + key + "' is empty");
            } else if (value.length() > max) {
                problem(key, "'" + key + "' has " + value.length() + " characters, at most " + max + " are allowed");
            }
            return true;
        });
    }

    List<String> texts(String key, int min, int max) {
        return texts(key, min, max, Optional.empty());
    }

    /** A text or a list of texts; empty where the key is not there. */
    List<String> oneOrMore(String key, int max) {
        boolean list = node(key).filter(YamlNode.Items.class::isInstance).isPresent();
        return list ? texts(key, 1, max) : optionalText(key, max).stream().toList();
    }

    List<String> references(String key, int min, Target target) {
        return texts(key, min, 100, Optional.of(target));
    }

    private List<String> texts(String key, int min, int max, Optional<Target> target) {
        List<String> values = new ArrayList<>();
        for (YamlNode node : nodes(key, min)) {
            String value = scalar(key, node);
            if (value.isBlank()) {
                issues.add(file, node.line(), "'" + key + "' has an empty entry");
            } else if (value.length() > max) {
                issues.add(file, node.line(), "An entry of '" + key + "' is longer than " + max + " characters");
            }
            target.ifPresent(kind -> issues.refer(file, node.line(), kind, value));
            values.add(value.strip());
        }
        return values;
    }

    List<Section> sections(String key, int min) {
        return nodes(key, min).stream()
                .map(node -> Section.of(file, node, issues))
                .toList();
    }

    Optional<Section> section(String key) {
        return node(key).map(node -> Section.of(file, node, issues));
    }

    Section required(String key) {
        return section(key).orElseGet(() -> {
            missing(key, "");
            return new Section(file, new YamlNode.Fields(fields.line(), java.util.Map.of()), issues).silent();
        });
    }

    <T extends Enum<T>> T choice(String key, Class<T> type) {
        List<String> names = new ArrayList<>();
        for (T value : type.getEnumConstants()) {
            names.add(value.name().toLowerCase(Locale.ROOT));
        }
        int index = names.indexOf(oneOf(key, names));
        return type.getEnumConstants()[Math.max(index, 0)];
    }

    String oneOf(String key, List<String> allowed) {
        Optional<String> value = optionalText(key, 100);
        if (value.isEmpty()) {
            return missing(key, allowed.getFirst());
        }
        if (!allowed.contains(value.get())) {
            problem(
                    key,
                    "'" + value.get() + "' is not allowed for '" + key + "'; use one of " + String.join(", ", allowed));
        }
        return value.get();
    }

    Optional<Integer> number(String key) {
        return parsed(key, "a whole number", Integer::valueOf);
    }

    LocalDate date(String key) {
        if (!has(key)) {
            return missing(key, NO_DATE);
        }
        return parsed(key, "a date such as 2026-11-21", LocalDate::parse).orElse(NO_DATE);
    }

    Optional<Duration> optionalDuration(String key) {
        Optional<Duration> duration = parsed(key, "an ISO 8601 duration such as PT15M", Duration::parse);
        duration.filter(value -> !value.isPositive() || value.compareTo(LONGEST) > 0)
                .ifPresent(_ -> problem(key, "'" + key + "' must be more than nothing and at most 90 days"));
        return duration;
    }

    Duration duration(String key) {
        if (!has(key)) {
            return missing(key, Duration.ZERO);
        }
        return optionalDuration(key).orElse(Duration.ZERO);
    }

    private <T> Optional<T> parsed(String key, String what, Function<String, T> parse) {
        return optionalText(key, 100).flatMap(value -> {
            try {
                return Optional.of(parse.apply(value));
            } catch (DateTimeException | NumberFormatException _) {
                problem(key, "'" + value + "' is not " + what);
                return Optional.empty();
            }
        });
    }

    private boolean quiet;

    private Section silent() {
        quiet = true;
        return this;
    }

    private <T> T missing(String key, T instead) {
        if (!quiet) {
            issues.add(file, fields.line(), "'" + key + "' is missing");
        }
        return instead;
    }

    private List<YamlNode> nodes(String key, int min) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            if (min > 0) {
                missing(key, "");
            }
            return List.of();
        }
        if (!(node.get() instanceof YamlNode.Items items)) {
            problem(key, "'" + key + "' must be a list");
            return List.of();
        }
        if (items.values().size() < min) {
            problem(key, "'" + key + "' has " + items.values().size() + " entries, at least " + min + " are needed");
        }
        return items.values();
    }

    private Optional<YamlNode> node(String key) {
        asked.add(key);
        return Optional.ofNullable(fields.values().get(key)).map(YamlNode.Field::value);
    }

    private String scalar(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (scalar.text().chars().anyMatch(Section::isForbidden)) {
                issues.add(file, node.line(), "'" + key + "' has a control character");
            }
            return scalar.text().strip();
        }
        issues.add(file, node.line(), "'" + key + "' must be text");
        return "-";
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    @Override
    public void close() {
        fields.values().forEach((key, field) -> {
            if (!asked.contains(key)) {
                issues.add(file, field.line(), "'" + key + "' is not known here");
            }
        });
    }
}
