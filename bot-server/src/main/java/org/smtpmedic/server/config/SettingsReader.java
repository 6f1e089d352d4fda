package org.smtpmedic.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration. A variable of the environment wins over the file. */
public final class SettingsReader {
    private static final int MOST_BYTES = 100_000;
    /** Read by the start script, not by the program. */
    private static final Set<String> NOT_OURS = Set.of("SMTP_MEDIC_JAVA_OPTIONS");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private SettingsReader() {}

    /**
     * Reads and checks everything.
     *
     * @param file the YAML file; empty for the environment alone
     * @throws SettingsException if a key is unknown or a value wrong
     */
    public static Settings read(Optional<Path> file, Map<String, String> environment) throws SettingsException {
        return values(file, environment).settings();
    }

    /**
     * Reads {@code catalogue.dir} alone: whoever looks at the catalogue need not be able to read the password's file.
     *
     * @throws SettingsException if a key is unknown or this value wrong
     */
    public static Optional<Path> catalogueDir(Optional<Path> file, Map<String, String> environment)
            throws SettingsException {
        return values(file, environment).catalogueDir();
    }

    /**
     * Reads {@code data.dir} alone.
     *
     * @throws SettingsException if a key is unknown or this value wrong
     */
    public static Path dataDir(Optional<Path> file, Map<String, String> environment) throws SettingsException {
        return values(file, environment).dataDir();
    }

    private static Values values(Optional<Path> file, Map<String, String> environment) throws SettingsException {
        Map<Key, String> values = new EnumMap<>(Key.class);
        if (file.isPresent()) {
            collect("", tree(file.get()), values);
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(Key.PREFIX) && !NOT_OURS.contains(name)) {
                Key key = Key.ofVariable(name)
                        .orElseThrow(() -> new SettingsException(name + ": there is no such key. Known: " + Key.all()));
                values.put(key, variable.getValue());
            }
        }
        return new Values(values);
    }

    private static JsonNode tree(Path file) throws SettingsException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsException(file + " is too large for a configuration");
            }
            return YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new SettingsException(
                    file + " is no YAML" + (place == null ? "" : ": look at line " + place.getLineNr()));
        } catch (IOException _) {
            throw new SettingsException(file + " cannot be read");
        }
    }

    private static void collect(String path, JsonNode node, Map<Key, String> values) throws SettingsException {
        if (node.isMissingNode() || (node.isNull() && path.isEmpty())) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values);
            }
            return;
        }
        Key key = Key.ofPath(path)
                .orElseThrow(() -> new SettingsException(
                        (path.isEmpty() ? "The file" : path) + ": there is no such key. Known: " + Key.all()));
        if (!node.isValueNode() || node.isNull()) {
            throw key.refuse("");
        }
        values.put(key, node.asText());
    }
}
