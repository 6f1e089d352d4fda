package org.smtpmedic.core.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.Diagnosis.Trailer;

/** Reads the bracket that Exchange Online puts behind its replies: host, UTC time, session; older ones hold the host alone. */
final class TrailerReader {

    private static final Pattern TRAILER =
            Pattern.compile("\\[(?:Hostname=)?(?<host>[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})"
                    + "(?:\\s{1,4}(?<at>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z))?"
                    + "(?:\\s{1,4}(?<session>[0-9A-F]{8,32}))?\\s{0,4}]");

    private TrailerReader() {}

    /** The last one of the text, which belongs to the innermost reply. */
    static Optional<Trailer> read(String text) {
        return TRAILER.matcher(text)
                .results()
                .filter(match -> match.group("at") != null
                        || match.group("host")
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith("outlook.com"))
                .reduce((_, last) -> last)
                .map(match -> new Trailer(
                        Optional.of(match.group("host")),
                        Optional.ofNullable(match.group("at")).flatMap(TrailerReader::instant),
                        Optional.ofNullable(match.group("session"))));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
