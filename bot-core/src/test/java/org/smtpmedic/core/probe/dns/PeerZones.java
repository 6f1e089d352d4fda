package org.smtpmedic.core.probe.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The written zones, one file each in the form that BIND loads. */
final class PeerZones {
    private static final String RESOURCE = "/zones/peers.zones";
    private static final String MARK = "$zone ";
    private static final String HEAD = "$TTL 60\n@ SOA ns h 1 60 60 60 60\n@ NS ns\nns A 127.0.0.1\n";
    private static final int STRING = 250;

    private PeerZones() {}

    /** Writes {@code <zone>.zone} files into {@code folder}, with {@code key} as the DKIM keys, and returns the zones' names. */
    static List<String> write(Path folder, String key) throws IOException {
        Map<String, StringBuilder> zones = new LinkedHashMap<>();
        var current = new StringBuilder();
        for (String line : text().lines().toList()) {
            if (line.startsWith(MARK)) {
                current = new StringBuilder();
                zones.put(line.substring(MARK.length()), current);
            } else {
                current.append(line.replace("@KEY@", quoted(key)).replace("@TEXT@", quoted("x".repeat(1_000))))
                        .append('\n');
            }
        }
        for (var zone : zones.entrySet()) {
            Files.writeString(folder.resolve(zone.getKey() + ".zone"), HEAD + zone.getValue());
        }
        Files.writeString(
                folder.resolve("root.zone"), "$TTL 60\n@ SOA ns. h. 1 60 60 60 60\n@ NS ns.\nns. A 127.0.0.1\n");
        return List.copyOf(zones.keySet());
    }

    private static String quoted(String text) {
        return IntStream.rangeClosed(0, (text.length() - 1) / STRING)
                .mapToObj(i -> text.substring(i * STRING, Math.min(text.length(), (i + 1) * STRING)))
                .collect(Collectors.joining("\" \"", "\"", "\""));
    }

    private static String text() throws IOException {
        try (var in = Objects.requireNonNull(PeerZones.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
