package org.smtpmedic.core.probe.readback;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small questions to a line of output. */
final class Words {
    private static final List<String> UNKNOWN_NAME = List.of(
            "name or service not known",
            "bad hostname",
            "could not resolve host",
            "nodename nor servname",
            "name resolution of",
            "no such host is known",
            "remote name could not be resolved",
            "dns name does not exist",
            "bio_lookup_ex",
            "getaddrinfo",
            "gethostbyname");

    private static final List<String> UNTRUSTED = List.of(
            "certificate verify failed",
            "certificate problem",
            "remote certificate is invalid",
            "remote certificate was rejected",
            "no alternative certificate subject name",
            "subjectaltname does not match",
            "failed ca verification",
            "failed host verification");

    private Words() {}

    static boolean tellUnknownName(String line) {
        return containsAny(line, UNKNOWN_NAME);
    }

    static boolean tellUntrusted(String line) {
        return containsAny(line, UNTRUSTED);
    }

    /** What stands behind the first {@code beginning}, stripped; empty where that does not begin the line. */
    static Optional<String> behind(String line, String beginning) {
        return line.startsWith(beginning)
                ? Optional.of(line.substring(beginning.length()).strip())
                : Optional.empty();
    }

    /** What stands between, stripped; empty where one of them is missing. */
    static Optional<String> between(String line, String start, String end) {
        int from = line.indexOf(start);
        int to = from < 0 ? -1 : line.indexOf(end, from + start.length());
        return to < 0
                ? Optional.empty()
                : Optional.of(line.substring(from + start.length(), to).strip());
    }

    /** The first whole number; zero where there is none, or one that no program waits for. */
    static long number(String text) {
        int from = 0;
        while (from < text.length() && !isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from < 9 && isDigit(text.charAt(to))) {
            to++;
        }
        return from == to ? 0 : Long.parseLong(text.substring(from, to));
    }

    static Duration seconds(String text) {
        return Duration.ofSeconds(number(text));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean containsAny(String line, List<String> words) {
        String lower = line.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }
}
