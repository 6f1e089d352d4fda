package org.smtpmedic.core.probe.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a server listed behind its greeting (RFC 5321, section 4.1.1.1). */
record Capabilities(List<String> lines) {
    Capabilities {
        lines = List.copyOf(lines);
    }

    static Capabilities none() {
        return new Capabilities(List.of());
    }

    /** The first line of a greeting is the server's name. */
    static Capabilities of(Reply greeting) {
        return new Capabilities(
                greeting.lines().stream().skip(1).map(String::strip).toList());
    }

    boolean offers(String keyword) {
        return line(keyword).isPresent();
    }

    /** The mechanisms of all AUTH lines, also of those with the old equals sign, in upper case. */
    List<String> mechanisms() {
        return lines.stream()
                .map(line -> line.toUpperCase(Locale.ROOT))
                .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
                .flatMap(line -> List.of(line.substring(5).strip().split("[ =]{1,9}", -1)).stream())
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<String> line(String keyword) {
        return lines.stream()
                .map(line -> line.toUpperCase(Locale.ROOT))
                .filter(line -> line.equals(keyword) || line.startsWith(keyword + " "))
                .findFirst();
    }
}
