package org.smtpmedic.core.diagnosis;

import java.util.Objects;
import java.util.Optional;

/**
 * One SMTP reply found in a text (RFC 5321, 4.2; enhanced codes RFC 3463). At least one of the codes is present.
 *
 * @param code the three digits, such as {@code 535}
 * @param enhanced the enhanced status code, such as {@code 5.7.139}
 * @param start index of its first character in the original text
 * @param end index behind its last character in the original text
 */
public record SmtpReply(Optional<String> code, Optional<String> enhanced, int start, int end) {
    public SmtpReply {
        Objects.requireNonNull(code);
        Objects.requireNonNull(enhanced);
    }

    /** Whether it reports a failure, for now (4xx) or for good (5xx). */
    public boolean isError() {
        String digits = code.or(() -> enhanced).orElse("");
        return digits.startsWith("4") || digits.startsWith("5");
    }
}
