package org.smtpmedic.core.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.smtpmedic.core.diagnosis.Diagnosis.Trailer;

/** Reads the bracket at the end of an Exchange Online reply: {@code [SERVER TIME SESSION]}, {@code [SERVER]} or {@code [Hostname=SERVER]}. */
final class TrailerFinder {

    private static final int MAX = 200;

    private TrailerFinder() {}

    /** The last one of the text: of a compound line the inner reply stands last, and it is the newest of a log. */
    static Optional<Trailer> find(FoldedText text) {
        int end = text.length();
        for (int at = text.length() - 1; at >= 0; at--) {
            char c = text.charAt(at);
            if (c == '[') {
                Optional<Trailer> trailer = read(text, at + 1, Math.min(end, at + 1 + MAX));
                if (trailer.isPresent()) {
                    return trailer;
                }
            }
            if (c == '[' || c == ']') {
                end = at;
            }
        }
        return Optional.empty();
    }

    private static Optional<Trailer> read(FoldedText text, int start, int end) {
        String inside = text.subSequence(start, end).strip();
        String bare = inside.startsWith("hostname=") ? inside.substring("hostname=".length()) : inside;
        StringTokenizer parts = new StringTokenizer(bare);
        String host = next(parts);
        if (!isHost(host)) {
            return Optional.empty();
        }
        Optional<Instant> at = time(next(parts));
        Optional<String> session = Optional.of(next(parts)).filter(TrailerFinder::isSession);
        return Optional.of(new Trailer(
                Optional.of(host.toUpperCase(Locale.ROOT)), at, session.map(id -> id.toUpperCase(Locale.ROOT))));
    }

    private static String next(StringTokenizer parts) {
        return parts.hasMoreTokens() ? parts.nextToken() : "";
    }

    private static boolean isHost(String name) {
        boolean microsoft =
                name.endsWith(".outlook.com") || name.endsWith(".outlook.cn") || name.endsWith(".office365.com");
        return microsoft && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private static boolean isSession(String text) {
        return text.length() == 16 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static Optional<Instant> time(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
