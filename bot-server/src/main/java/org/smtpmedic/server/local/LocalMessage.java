package org.smtpmedic.server.local;

import java.time.Instant;

/**
 * A message as the page shows it.
 *
 * @param slot its place in the conversation; a message put into the same slot replaces it
 * @param author a person's id, or {@link #BOT}
 * @param content masked text, or an Adaptive Card as JSON
 * @param position where it stands among the others
 * @param changed grows with every change of any message; what the page has seen is told by the largest one
 */
record LocalMessage(String slot, Kind kind, String author, Instant at, String content, long position, long changed) {
    static final String BOT = "bot";

    enum Kind {
        TEXT,
        /** A file was handed over; the content is its name. */
        FILE,
        CARD
    }
}
