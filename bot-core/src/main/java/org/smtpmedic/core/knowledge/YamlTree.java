package org.smtpmedic.core.knowledge;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one YAML document into a tree. Aliases, duplicate keys and further documents are refused. */
final class YamlTree {

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int MAX_DEPTH = 20;

    private final String file;
    private final CatalogueIssues issues;
    private final YAMLParser parser;

    private YamlTree(String file, CatalogueIssues issues, YAMLParser parser) {
        this.file = file;
        this.issues = issues;
        this.parser = parser;
    }

    /** The tree, or nothing when the text is no YAML at all; what is wrong goes to {@code issues}. */
    static Optional<YamlNode> read(String file, String text, CatalogueIssues issues) {
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                issues.add(file, 1, "The file is empty");
                return Optional.empty();
            }
            YamlTree tree = new YamlTree(file, issues, parser);
            YamlNode root = tree.node(0);
            if (parser.nextToken() != null) {
                tree.problem("Only one document is allowed in a file");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            issues.add(file, Math.max(line, 1), "This is not valid YAML: " + words(e));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private YamlNode node(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new JsonParseException(parser, "nested too deeply");
        }
        int line = line();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return fields(line, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return items(line, depth);
        }
        if (parser.isCurrentAlias()) {
            problem("Aliases are not allowed");
        }
        return new YamlNode.Scalar(line, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private YamlNode fields(int line, int depth) throws IOException {
        Map<String, YamlNode.Field> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            YamlNode.Field field = new YamlNode.Field(keyLine, node(depth + 1));
            if (values.putIfAbsent(key, field) != null) {
                issues.add(file, keyLine, "'" + key + "' stands here twice");
            }
        }
        return new YamlNode.Fields(line, values);
    }

    private YamlNode items(int line, int depth) throws IOException {
        List<YamlNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(depth + 1));
        }
        return new YamlNode.Items(line, values);
    }

    private void problem(String reason) {
        issues.add(file, line(), reason);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser's message without the excerpts of the file, which stand indented in it. */
    private static String words(JsonProcessingException e) {
        String message = Optional.ofNullable(e.getOriginalMessage()).orElse("unreadable");
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }
}
