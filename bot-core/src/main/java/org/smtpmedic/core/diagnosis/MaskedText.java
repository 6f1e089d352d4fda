package org.smtpmedic.core.diagnosis;

import java.util.Objects;

/**
 * Text that holds no secret any more. The only kind of pasted text that may be stored, logged or shown; made by {@link Paste} alone.
 *
 * @param value the text; masked parts read {@code [password removed]} and the like, so positions differ from the original
 */
public record MaskedText(String value) {
    public MaskedText {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
