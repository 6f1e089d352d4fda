package org.smtpmedic.core.probe.domain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tags such as {@code v=DKIM1; k=rsa; p=...} (RFC 6376, section 3.2). Names count without case, the first of equals wins. */
record TagList(Map<String, String> tags, boolean wellFormed) {
    private static final int MOST_TAGS = 100;

    TagList {
        tags = Map.copyOf(tags);
    }

    static TagList of(String text) {
        var tags = new LinkedHashMap<String, String>();
        boolean wellFormed = true;
        String[] parts = text.split(";", MOST_TAGS);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                wellFormed &= tags.putIfAbsent(name, part.substring(equals + 1).strip()) == null;
            } else {
                wellFormed &= part.isEmpty() && i == parts.length - 1;
            }
        }
        return new TagList(tags, wellFormed);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(tags.get(name));
    }
}
