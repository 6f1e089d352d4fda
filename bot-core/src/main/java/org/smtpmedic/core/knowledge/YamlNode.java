package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.Map;

/** A YAML file as a tree that remembers its lines. */
sealed interface YamlNode {

    int line();

    record Scalar(int line, String text) implements YamlNode {}

    record Items(int line, List<YamlNode> values) implements YamlNode {}

    record Fields(int line, Map<String, Field> values) implements YamlNode {}

    /** {@code line} is where the key stands. */
    record Field(int line, YamlNode value) {}
}
