package org.smtpmedic.simulator.entra;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the few flat objects of the endpoints; numbers and lists come as {@link Raw}. */
final class Json {
    private Json() {}

    /** A value that is JSON already. */
    record Raw(String json) {}

    static String object(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case Raw raw -> raw.json();
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String value) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
