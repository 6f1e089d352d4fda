package org.smtpmedic.teams;

import java.util.Optional;

/**
 * Which message, as the core keeps it.
 *
 * @param elsewhere the conversation it is in, where that is not the one it was meant for
 */
record MessageAt(String id, Optional<String> elsewhere) {
    /** The channel's ids hold no space. */
    private static final String SEPARATOR = " ";

    static MessageAt parse(String text) {
        int at = text.indexOf(SEPARATOR);
        return at < 0
                ? new MessageAt(text, Optional.empty())
                : new MessageAt(text.substring(at + 1), Optional.of(text.substring(0, at)));
    }

    String text() {
        return elsewhere.map(conversation -> conversation + SEPARATOR).orElse("") + id;
    }
}
