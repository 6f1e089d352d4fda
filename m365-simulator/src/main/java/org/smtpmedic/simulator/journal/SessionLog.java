package org.smtpmedic.simulator.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.simulator.journal.Line.Speaker;

/** Writes down one session, up to a bound. Safe for use by several threads. */
public final class SessionLog {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 300;

    private final String id;
    private final Instant started;
    private final List<Line> lines = new ArrayList<>();

    SessionLog(String id, Instant started) {
        this.id = id;
        this.started = started;
    }

    /** Writes down what the server said. */
    public void server(String text) {
        add(new Line(Speaker.SERVER, clean(text)));
    }

    /** Writes down what the client said. The caller leaves out what may be secret. */
    public void client(String text) {
        add(new Line(Speaker.CLIENT, clean(text)));
    }

    synchronized SessionRecord snapshot() {
        return new SessionRecord(id, started, lines);
    }

    private synchronized void add(Line line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    private static String clean(String text) {
        String shown = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        var cleaned = new StringBuilder(shown.length());
        shown.codePoints().forEach(c -> cleaned.appendCodePoint(Character.getType(c) == Character.CONTROL ? '?' : c));
        return cleaned.toString();
    }
}
